-- What the council answers to what was found, the peers' word on its corrections, and reports as they were frozen.
-- One text for SQLite and PostgreSQL. The column `state` repeats what the latest act led to.

create table response (
    organisation bigint not null,
    id bigint not null,
    challenge bigint not null,
    finding bigint,
    challenge_paper bigint,
    number integer not null default 0,
    kind text not null default '',
    quote text not null default '',
    quoted_from text not null default '',
    content text not null,
    new_wording text not null default '',
    state text not null,
    at_line integer not null default 0,
    at_page integer not null default 0,
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation, challenge) references challenge (organisation, id),
    foreign key (organisation, finding) references finding (organisation, id),
    foreign key (organisation, challenge_paper) references challenge_paper (organisation, id)
);

create index response_of on response (organisation, challenge);
create index response_to on response (organisation, finding);

create table response_act (
    organisation bigint not null,
    id bigint not null,
    response bigint not null,
    state text not null,
    why text not null default '',
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, response) references response (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index response_act_of on response_act (organisation, response);

create table frozen_report (
    organisation bigint not null,
    challenge bigint not null,
    content text not null,
    sha256 text not null,
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, challenge),
    foreign key (organisation, challenge) references challenge (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);
