-- A service area can be renamed, moved and ended. It ends by an act, once nothing uses it; its row stays for what was
-- said of it before.
alter table service_area add column version bigint not null default 1;

create table service_area_end (
    organisation bigint not null,
    service_area bigint not null,
    ended_at bigint not null,
    ended_by bigint,
    ended_by_name text not null,
    why text not null,
    primary key (organisation, service_area),
    foreign key (organisation, service_area) references service_area (organisation, id),
    foreign key (organisation, ended_by) references person (organisation, id)
);
