-- Somebody said why a check's hit may stand, and perhaps took that back. One text for SQLite and PostgreSQL.
-- A hit itself is found anew each time it is asked for; what it said when it was accepted stands here. Without a period it is
-- accepted in every period; `subject` is the id of what the check looked at, 0 for the plan as a whole.

create table accepted_hit (
    organisation bigint not null references organisation (id),
    id bigint not null,
    check_name text not null,
    subject bigint not null,
    period bigint,
    fingerprint text not null,
    about text not null,
    sentence text not null,
    why text not null,
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, period) references period (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index accepted_hit_of on accepted_hit (organisation, check_name, subject, period);

create table accepted_hit_end (
    organisation bigint not null,
    accepted_hit bigint not null,
    why text not null,
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, accepted_hit),
    foreign key (organisation, accepted_hit) references accepted_hit (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);
