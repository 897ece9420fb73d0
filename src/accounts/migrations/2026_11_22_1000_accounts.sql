-- Organisations, their people, what each may do, and who is signed in. One text for SQLite and PostgreSQL.

create table organisation (
    id bigint not null primary key,
    name text not null unique,
    short_name text not null,
    added_at bigint not null
);

create table service_area (
    organisation bigint not null references organisation (id),
    id bigint not null,
    parent bigint,
    name text not null,
    primary key (organisation, id),
    foreign key (organisation, parent) references service_area (organisation, id)
);

create index service_area_parent on service_area (organisation, parent);

-- `email_key` is the address in small letters: one person per address and organisation, and what sign-in looks for.
-- `left_at` repeats the last act in person_act, so that a list needs no search through them; the acts are what holds.
create table person (
    organisation bigint not null references organisation (id),
    id bigint not null,
    name text not null,
    email text not null,
    email_key text not null,
    password_hash text,
    added_at bigint not null,
    left_at bigint,
    version bigint not null default 1,
    primary key (organisation, id),
    unique (organisation, email_key)
);

create index person_email on person (email_key);

create table person_act (
    organisation bigint not null,
    id bigint not null,
    person bigint not null,
    kind text not null check (kind in ('left', 'returned')),
    at bigint not null,
    by_person bigint,
    by_name text not null,
    why text not null,
    primary key (organisation, id),
    foreign key (organisation, person) references person (organisation, id),
    foreign key (organisation, by_person) references person (organisation, id)
);

create index person_act_person on person_act (organisation, person, id);

-- A role is given by one act and ended by another. Without a service area it holds for the whole organisation.
create table role_grant (
    organisation bigint not null,
    id bigint not null,
    person bigint not null,
    role text not null,
    service_area bigint,
    given_at bigint not null,
    given_by bigint,
    given_by_name text not null,
    primary key (organisation, id),
    foreign key (organisation, person) references person (organisation, id),
    foreign key (organisation, service_area) references service_area (organisation, id),
    foreign key (organisation, given_by) references person (organisation, id)
);

create index role_grant_person on role_grant (organisation, person, id);

create table role_grant_end (
    organisation bigint not null,
    role_grant bigint not null,
    ended_at bigint not null,
    ended_by bigint,
    ended_by_name text not null,
    why text not null,
    primary key (organisation, role_grant),
    foreign key (organisation, role_grant) references role_grant (organisation, id),
    foreign key (organisation, ended_by) references person (organisation, id)
);

-- The token itself stands in the browser's cookie only; here is its hash.
create table session (
    organisation bigint not null,
    id bigint not null,
    person bigint not null,
    token_hash text not null unique,
    started_at bigint not null,
    seen_at bigint not null,
    address text not null,
    browser text not null,
    primary key (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index session_person on session (organisation, person);
create index session_seen on session (seen_at);

-- Of no organisation, since the account may not exist. `about` is the hash of an e-mail address or of a network
-- address: what somebody typed into the wrong field is not kept.
create table sign_in_attempt (
    id bigint not null primary key,
    about text not null,
    at bigint not null
);

create index sign_in_attempt_about on sign_in_attempt (about, at);
create index sign_in_attempt_at on sign_in_attempt (at);

-- Each entry follows from the one before it in its organisation by SHA-256 (history.hpp says of what). What is said
-- stands beside salted digests of it, and the chain is over the digests: a name or a text can later be erased, with its
-- salt, and the chain stays whole.
create table history (
    organisation bigint not null references organisation (id),
    sequence bigint not null,
    at bigint not null,
    person bigint,
    person_name text not null,
    noun text not null,
    noun_id bigint not null,
    verb text not null,
    changed_from text not null,
    changed_to text not null,
    why text not null,
    name_salt bytea,
    name_digest bytea not null,
    content_salt bytea,
    content_digest bytea not null,
    chain_hash bytea not null,
    primary key (organisation, sequence)
);

create index history_noun on history (organisation, noun, noun_id, sequence);
