-- Whom the peers meet, when and where. One text for SQLite and PostgreSQL.

create table challenge_slot (
    organisation bigint not null,
    id bigint not null,
    challenge bigint not null,
    on_date text not null,
    starts integer not null,
    ends integer not null,
    room text not null default '',
    whom text not null,
    met_group text not null,
    primary key (organisation, id),
    foreign key (organisation, challenge) references challenge (organisation, id)
);

create index challenge_slot_of on challenge_slot (organisation, challenge, on_date, starts);
