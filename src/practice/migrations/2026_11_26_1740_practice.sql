-- What is worth copying, ours or another's. A column `state` repeats what the acts lead to, written in the same transaction.
-- What is shared is seen by other organisations only while both have agreed to share.

create table practice (
    organisation bigint not null,
    id bigint not null,
    kind text not null check (kind in ('innovation', 'signpost')),
    title text not null,
    what text not null,
    who text not null default '',
    place text not null default '',
    since text not null default '',
    source text not null default '',
    finding bigint,
    state text not null default 'kept' check (state in ('kept', 'shared', 'removed')),
    version bigint not null default 1,
    primary key (organisation, id),
    unique (organisation, finding),
    foreign key (organisation) references organisation (id),
    foreign key (organisation, finding) references finding (organisation, id)
);

create table practice_act (
    organisation bigint not null,
    id bigint not null,
    practice bigint not null,
    kind text not null check (kind in ('added', 'shared', 'withdrawn', 'removed')),
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, practice) references practice (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index practice_act_practice on practice_act (organisation, practice, id);

create table practice_sharing (
    organisation bigint not null,
    id bigint not null,
    kind text not null check (kind in ('agreed', 'ended')),
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation) references organisation (id),
    foreign key (organisation, person) references person (organisation, id)
);
