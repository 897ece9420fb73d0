-- The schemes under which a council is recognised. A column `state` repeats what the acts lead to, written in the same
-- transaction. A reminder stands for the day of expiry it was about: one that is renewed is reminded of anew.

create table accreditation (
    organisation bigint not null,
    id bigint not null,
    scheme text not null,
    edition bigint,
    level text not null default '',
    awarded_on text,
    expires_on text,
    evidence text not null default '',
    owner bigint,
    source text not null default '',
    state text not null default 'held' check (state in ('held', 'ended')),
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation) references organisation (id),
    foreign key (organisation, edition) references framework_edition (organisation, id),
    foreign key (organisation, owner) references person (organisation, id)
);

create table accreditation_act (
    organisation bigint not null,
    id bigint not null,
    accreditation bigint not null,
    kind text not null check (kind in ('added', 'ended', 'taken_up')),
    at bigint not null,
    person bigint,
    person_name text not null,
    why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, accreditation) references accreditation (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index accreditation_act_accreditation on accreditation_act (organisation, accreditation, id);

create table accreditation_reminder (
    organisation bigint not null,
    accreditation bigint not null,
    person bigint not null,
    expires_on text not null,
    number integer not null,
    at bigint not null,
    primary key (organisation, accreditation, person, expires_on, number),
    foreign key (organisation, accreditation) references accreditation (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);
