-- A challenge: somebody from outside looks at the council's work. One text for SQLite and PostgreSQL.
-- The column `stage` repeats what the latest act led to, written in the same transaction; the acts are what holds.

create table challenge (
    organisation bigint not null references organisation (id),
    id bigint not null,
    title text not null,
    reviewer text not null default '',
    sought text not null default '',
    from_date text not null,
    until_date text not null,
    stage text not null,
    version bigint not null default 1,
    primary key (organisation, id)
);

create table challenge_act (
    organisation bigint not null,
    id bigint not null,
    challenge bigint not null,
    stage text not null,
    why text not null default '',
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, challenge) references challenge (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index challenge_act_of on challenge_act (organisation, challenge);

-- Who came to look. `role_grant` is what a peer sees the challenge by.
create table challenge_member (
    organisation bigint not null,
    id bigint not null,
    challenge bigint not null,
    person_name text not null,
    role text not null default '',
    from_organisation text not null default '',
    person bigint,
    role_grant bigint,
    primary key (organisation, id),
    foreign key (organisation, challenge) references challenge (organisation, id),
    foreign key (organisation, person) references person (organisation, id),
    foreign key (organisation, role_grant) references role_grant (organisation, id)
);

create index challenge_member_of on challenge_member (organisation, challenge);
