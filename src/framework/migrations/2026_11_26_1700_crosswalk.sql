-- Crosswalks as a council uses them: which criteria of two editions speak of the same thing. They stand between editions
-- whose criteria do not change any more. A published one stays as it is; one that is retired makes room for another.

create table framework_crosswalk (
    organisation bigint not null,
    id bigint not null,
    from_edition bigint not null,
    to_edition bigint not null,
    state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
    primary key (organisation, id),
    foreign key (organisation, from_edition) references framework_edition (organisation, id),
    foreign key (organisation, to_edition) references framework_edition (organisation, id)
);

create unique index framework_crosswalk_in_use on framework_crosswalk (organisation, from_edition, to_edition)
    where state <> 'retired';

create table framework_link (
    organisation bigint not null,
    crosswalk bigint not null,
    from_entry bigint not null,
    to_entry bigint not null,
    position integer not null,
    relation text not null check (relation in ('equal', 'subset', 'superset', 'intersects')),
    rationale text not null default '',
    primary key (organisation, crosswalk, from_entry, to_entry),
    foreign key (organisation, crosswalk) references framework_crosswalk (organisation, id),
    foreign key (organisation, from_entry) references framework_entry (organisation, id),
    foreign key (organisation, to_entry) references framework_entry (organisation, id)
);

create table framework_crosswalk_act (
    organisation bigint not null,
    id bigint not null,
    crosswalk bigint not null,
    kind text not null check (kind in ('added', 'replaced', 'published', 'retired')),
    at bigint not null,
    person bigint,
    person_name text not null,
    why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, crosswalk) references framework_crosswalk (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index framework_crosswalk_act_crosswalk on framework_crosswalk_act (organisation, crosswalk, id);
