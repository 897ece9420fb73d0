-- While somebody is away another stands in for them, from `from_at` until `until_at`: it ends by itself, or by an act.
create table delegation (
    organisation bigint not null,
    id bigint not null,
    absent bigint not null,
    stand_in bigint not null check (stand_in <> absent),
    from_at bigint not null,
    until_at bigint not null,
    made_at bigint not null,
    made_by bigint,
    made_by_name text not null,
    primary key (organisation, id),
    foreign key (organisation, absent) references person (organisation, id),
    foreign key (organisation, stand_in) references person (organisation, id),
    foreign key (organisation, made_by) references person (organisation, id)
);

create index delegation_absent on delegation (organisation, absent);
create index delegation_stand_in on delegation (organisation, stand_in, until_at);

create table delegation_end (
    organisation bigint not null,
    delegation bigint not null,
    ended_at bigint not null,
    ended_by bigint,
    ended_by_name text not null,
    primary key (organisation, delegation),
    foreign key (organisation, delegation) references delegation (organisation, id),
    foreign key (organisation, ended_by) references person (organisation, id)
);

-- For whom somebody acted who stood in for them or entered something in their place; by id alone, so that nobody's name
-- stands in another's entry.
alter table history add column for_person bigint;
