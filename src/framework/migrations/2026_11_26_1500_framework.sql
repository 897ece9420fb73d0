-- Editions of frameworks as a council uses them. A column `state` repeats what the acts lead to, written in the same
-- transaction. Entries of a published edition are never changed: assessments stand on them.

create table framework_edition (
    organisation bigint not null references organisation (id),
    id bigint not null,
    framework text not null,
    label text not null,
    title text not null,
    publisher text not null default '',
    source text not null default '',
    wording text not null check (wording in ('ours', 'licensed')),
    state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
    primary key (organisation, id),
    unique (organisation, framework, label)
);

create table framework_level (
    organisation bigint not null,
    edition bigint not null,
    position integer not null,
    ref text not null,
    title text not null,
    meaning text not null default '',
    primary key (organisation, edition, position),
    foreign key (organisation, edition) references framework_edition (organisation, id)
);

create table framework_entry (
    organisation bigint not null,
    id bigint not null,
    edition bigint not null,
    position integer not null,
    parent bigint,
    kind text not null check (kind in ('area', 'theme', 'criterion')),
    ref text not null,
    title text not null,
    questions text not null default '[]',
    primary key (organisation, id),
    unique (organisation, edition, position),
    foreign key (organisation, edition) references framework_edition (organisation, id),
    foreign key (organisation, parent) references framework_entry (organisation, id)
);

create table framework_statement (
    organisation bigint not null,
    entry bigint not null,
    level integer not null,
    number text not null default '',
    text text not null,
    primary key (organisation, entry, level),
    foreign key (organisation, entry) references framework_entry (organisation, id)
);

create table framework_act (
    organisation bigint not null,
    id bigint not null,
    edition bigint not null,
    kind text not null check (kind in ('added', 'replaced', 'published', 'retired')),
    at bigint not null,
    person bigint,
    person_name text not null,
    why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, edition) references framework_edition (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index framework_act_edition on framework_act (organisation, edition, id);
