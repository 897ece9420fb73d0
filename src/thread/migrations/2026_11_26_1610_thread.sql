-- What answers what was found, and which concern was found again. One text for SQLite and PostgreSQL.
-- Measures and objectives are named without foreign keys: undoing an import takes them out, and the remedy stays as an act.

create table remedy (
    organisation bigint not null,
    id bigint not null,
    finding bigint not null,
    recommendation bigint,
    objective bigint,
    measure bigint,
    response bigint,
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, finding) references finding (organisation, id),
    foreign key (organisation, recommendation) references finding (organisation, id),
    foreign key (organisation, response) references response (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index remedy_for on remedy (organisation, finding);
create index remedy_by_measure on remedy (organisation, measure);

create table remedy_end (
    organisation bigint not null,
    remedy bigint not null,
    why text not null default '',
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, remedy),
    foreign key (organisation, remedy) references remedy (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create table repeated_concern (
    organisation bigint not null,
    id bigint not null,
    earlier bigint not null,
    later bigint not null,
    is_same integer not null,
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, earlier) references finding (organisation, id),
    foreign key (organisation, later) references finding (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index repeated_concern_of on repeated_concern (organisation, earlier, later);
