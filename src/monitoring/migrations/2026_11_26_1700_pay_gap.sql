-- What a council says of its pay gaps: the figures of one snapshot date, worked out from a payroll that is not kept.
-- `figures` holds what pay_statement_json.cpp writes. A column `state` repeats what the acts beside it lead to, written in
-- the same transaction.

create table pay_statement (
    organisation bigint not null references organisation (id),
    id bigint not null,
    snapshot text not null,
    figures text not null,
    comparison text not null default '',
    state text not null default 'draft' check (state in ('draft', 'published', 'discarded')),
    version bigint not null default 1,
    primary key (organisation, id)
);

create index pay_statement_snapshot on pay_statement (organisation, snapshot);

create table pay_statement_act (
    organisation bigint not null,
    id bigint not null,
    pay_statement bigint not null,
    kind text not null check (kind in ('worked_out', 'published', 'discarded')),
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, pay_statement) references pay_statement (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index pay_statement_act_statement on pay_statement_act (organisation, pay_statement, id);

create table pay_action (
    organisation bigint not null,
    pay_statement bigint not null,
    action text not null,
    stage text not null check (stage in ('planned', 'under_way', 'done')),
    words text not null default '',
    primary key (organisation, pay_statement, action),
    foreign key (organisation, pay_statement) references pay_statement (organisation, id)
);
