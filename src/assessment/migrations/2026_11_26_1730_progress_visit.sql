-- When the peers come back to see what became of their recommendations. Each row is an act; the latest holds, and one
-- without a day takes it back.

create table progress_visit (
    organisation bigint not null,
    id bigint not null,
    challenge bigint not null,
    on_date text,
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, challenge) references challenge (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index progress_visit_of on progress_visit (organisation, challenge, id);
