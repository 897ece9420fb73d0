-- What the peers found, what it stands on, and the papers it was read from. One text for SQLite and PostgreSQL.
-- The column `state` of a paper repeats what its latest act led to; `withdrawn` of a finding when it was withdrawn.

create table challenge_paper (
    organisation bigint not null,
    id bigint not null,
    challenge bigint not null,
    kind text not null,
    file_name text not null,
    sha256 text not null,
    size bigint not null,
    content bytea not null,
    state text not null,
    person bigint,
    primary key (organisation, id),
    foreign key (organisation, challenge) references challenge (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index challenge_paper_of on challenge_paper (organisation, challenge);

create table challenge_paper_act (
    organisation bigint not null,
    id bigint not null,
    challenge_paper bigint not null,
    state text not null,
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, challenge_paper) references challenge_paper (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index challenge_paper_act_of on challenge_paper_act (organisation, challenge_paper);

-- Who was read from a paper goes when that is undone.
alter table challenge_member add column challenge_paper bigint;

create table finding (
    organisation bigint not null,
    id bigint not null,
    challenge bigint not null,
    challenge_paper bigint,
    kind text not null,
    area_number text not null default '',
    area text not null default '',
    number text not null default '',
    content text not null,
    position integer not null,
    at_line integer not null default 0,
    at_page integer not null default 0,
    withdrawn bigint,
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation, challenge) references challenge (organisation, id),
    foreign key (organisation, challenge_paper) references challenge_paper (organisation, id)
);

create index finding_of on finding (organisation, challenge, position);

create table verdict (
    organisation bigint not null,
    challenge bigint not null,
    challenge_paper bigint,
    framework text not null default '',
    level text not null default '',
    words text not null,
    at_line integer not null default 0,
    at_page integer not null default 0,
    awarded_on text,
    valid_until text,
    at bigint not null,
    primary key (organisation, challenge),
    foreign key (organisation, challenge) references challenge (organisation, id),
    foreign key (organisation, challenge_paper) references challenge_paper (organisation, id)
);

-- The evidence room: what the peers read, whom they met, what they went to see.
create table exhibit (
    organisation bigint not null,
    id bigint not null,
    challenge bigint not null,
    method text not null,
    title text not null,
    note text not null default '',
    on_date text,
    link text not null default '',
    file_name text not null default '',
    size bigint not null default 0,
    sha256 text not null default '',
    content bytea,
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, challenge) references challenge (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index exhibit_of on exhibit (organisation, challenge);

create table finding_support (
    organisation bigint not null,
    finding bigint not null,
    exhibit bigint not null,
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, finding, exhibit),
    foreign key (organisation, finding) references finding (organisation, id),
    foreign key (organisation, exhibit) references exhibit (organisation, id)
);
