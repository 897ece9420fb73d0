-- What claims stand on. One text for SQLite and PostgreSQL. `evidence.kind` and `evidence.revision` repeat what the latest
-- revision says, `evidence.withdrawn` that a row stands in evidence_withdrawal.

create table evidence (
    organisation bigint not null,
    id bigint not null,
    kind text not null check (kind in ('file', 'link', 'figures', 'record', 'named')),
    title text not null,
    note text not null default '',
    speaks_from text,
    speaks_to text,
    expires text,
    sensitivity text not null check (sensitivity in ('published', 'council', 'restricted')),
    revision bigint not null default 1,
    at bigint not null,
    person bigint,
    person_name text not null,
    withdrawn bigint,
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index evidence_expires on evidence (organisation, expires);

-- The bytes, kept once for each organisation however often they are given.
create table evidence_file (
    organisation bigint not null,
    sha256 text not null,
    size bigint not null,
    content bytea not null,
    primary key (organisation, sha256)
);

-- What was read from a file; no row yet where nobody has read it.
create table evidence_text (
    organisation bigint not null,
    sha256 text not null,
    words text not null,
    primary key (organisation, sha256),
    foreign key (organisation, sha256) references evidence_file (organisation, sha256)
);

create table evidence_revision (
    organisation bigint not null,
    id bigint not null,
    evidence bigint not null,
    number bigint not null,
    kind text not null check (kind in ('file', 'link', 'figures', 'record', 'named')),
    link text not null default '',
    file_name text not null default '',
    media_type text not null default '',
    size bigint not null default 0,
    sha256 text,
    why text not null default '',
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    unique (organisation, evidence, number),
    foreign key (organisation, evidence) references evidence (organisation, id),
    foreign key (organisation, sha256) references evidence_file (organisation, sha256),
    foreign key (organisation, person) references person (organisation, id)
);

create index evidence_revision_file on evidence_revision (organisation, sha256);
create index evidence_revision_link on evidence_revision (organisation, link);

create table evidence_withdrawal (
    organisation bigint not null,
    evidence bigint not null,
    at bigint not null,
    person bigint,
    person_name text not null,
    why text not null,
    primary key (organisation, evidence),
    foreign key (organisation, evidence) references evidence (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

-- Where it is used: a record of another part, by its table's name and its id. Taken back, the row stays.
create table evidence_use (
    organisation bigint not null,
    id bigint not null,
    evidence bigint not null,
    noun text not null,
    noun_id bigint not null,
    at bigint not null,
    person bigint,
    person_name text not null,
    ended bigint,
    ended_by bigint,
    ended_by_name text not null default '',
    ended_why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, evidence) references evidence (organisation, id),
    foreign key (organisation, person) references person (organisation, id),
    foreign key (organisation, ended_by) references person (organisation, id)
);

create index evidence_use_evidence on evidence_use (organisation, evidence);
create index evidence_use_noun on evidence_use (organisation, noun, noun_id);

-- The words that each is found by: of its title, its note and its latest revision, each once.
create table evidence_words (
    organisation bigint not null,
    evidence bigint not null,
    words text not null,
    primary key (organisation, evidence),
    foreign key (organisation, evidence) references evidence (organisation, id)
);
