-- The plan: strategies, objectives, measures, periods and returns. One text for SQLite and PostgreSQL.
-- A column `state`, `withdrawn` or `counted_as` repeats what the acts beside it lead to, written in the same
-- transaction, so that a list of thousands needs no search through them; the acts are what holds.

create table status_option (
    organisation bigint not null references organisation (id),
    position integer not null,
    symbol text not null,
    word text not null,
    meaning text not null check (meaning in ('met', 'narrowly_missed', 'missed', 'not_due', 'not_reported')),
    primary key (organisation, position)
);

create table strategy (
    organisation bigint not null references organisation (id),
    id bigint not null,
    title text not null,
    from_date text,
    to_date text,
    version bigint not null default 1,
    primary key (organisation, id)
);

create table objective (
    organisation bigint not null,
    id bigint not null,
    strategy bigint not null,
    parent bigint,
    ref text not null default '',
    title text not null,
    name_order text not null,
    position integer not null,
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation, strategy) references strategy (organisation, id),
    foreign key (organisation, parent) references objective (organisation, id)
);

create index objective_strategy on objective (organisation, strategy, position);

create table measure (
    organisation bigint not null references organisation (id),
    id bigint not null,
    objective bigint,
    ref text not null default '',
    ref_order text not null,
    action text not null,
    owner bigint,
    printed_owner text not null default '',
    service_area bigint,
    baseline_words text not null default '',
    baseline_number double precision,
    baseline_unit text not null default '',
    target_words text not null default '',
    target_number double precision,
    target_unit text not null default '',
    due_on text,
    due_precision text,
    due_words text not null default '',
    withdrawn bigint,
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation, objective) references objective (organisation, id),
    foreign key (organisation, owner) references person (organisation, id),
    foreign key (organisation, service_area) references service_area (organisation, id)
);

create index measure_ref on measure (organisation, ref_order, id);
create index measure_objective on measure (organisation, objective);
create index measure_owner on measure (organisation, owner);
create index measure_service_area on measure (organisation, service_area);

create table measure_act (
    organisation bigint not null,
    id bigint not null,
    measure bigint not null,
    kind text not null check (kind in ('withdrawn', 'put_back')),
    at bigint not null,
    person bigint,
    person_name text not null,
    why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, measure) references measure (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index measure_act_measure on measure_act (organisation, measure, id);

create table period (
    organisation bigint not null references organisation (id),
    id bigint not null,
    label text not null,
    from_date text not null,
    to_date text not null,
    returns_due text not null,
    state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'frozen')),
    version bigint not null default 1,
    primary key (organisation, id),
    unique (organisation, from_date, to_date)
);

create table period_act (
    organisation bigint not null,
    id bigint not null,
    period bigint not null,
    kind text not null check (kind in ('opened', 'reminded', 'closed', 'frozen')),
    at bigint not null,
    person bigint,
    person_name text not null,
    why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, period) references period (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index period_act_period on period_act (organisation, period, id);

create table measure_return (
    organisation bigint not null,
    id bigint not null,
    measure bigint not null,
    period bigint not null,
    symbol text not null default '',
    word text not null default '',
    meaning text check (meaning in ('met', 'narrowly_missed', 'missed', 'not_due', 'not_reported')),
    commentary text not null default '',
    progress_words text not null default '',
    progress_number double precision,
    progress_unit text not null default '',
    carried_from bigint,
    state text not null default 'not_started' check (state in
        ('not_started', 'draft', 'submitted', 'sent_back', 'agreed', 'frozen', 'lapsed', 'set_aside')),
    counted_as text check (counted_as in ('met', 'narrowly_missed', 'missed', 'not_due', 'not_reported')),
    version bigint not null default 1,
    primary key (organisation, id),
    unique (organisation, measure, period),
    foreign key (organisation, measure) references measure (organisation, id),
    foreign key (organisation, period) references period (organisation, id),
    foreign key (organisation, carried_from) references measure_return (organisation, id)
);

create index measure_return_period on measure_return (organisation, period, counted_as, state, measure);
-- For the home page: what waits, whatever the period.
create index measure_return_state on measure_return (organisation, state, period, measure);
create index measure_return_carried on measure_return (organisation, carried_from);

create table return_act (
    organisation bigint not null,
    id bigint not null,
    measure_return bigint not null,
    kind text not null check (kind in
        ('saved', 'submitted', 'sent_back', 'agreed', 'frozen', 'lapsed', 'set_aside', 'asked_again')),
    at bigint not null,
    person bigint,
    person_name text not null,
    why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, measure_return) references measure_return (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index return_act_return on return_act (organisation, measure_return, id);

create table evidence (
    organisation bigint not null,
    id bigint not null,
    measure bigint not null,
    measure_return bigint,
    title text not null,
    link text not null default '',
    file_name text not null default '',
    media_type text not null default '',
    size bigint not null default 0,
    sha256 text not null default '',
    content bytea,
    at bigint not null,
    person bigint,
    person_name text not null,
    withdrawn bigint,
    withdrawn_by text not null default '',
    withdrawn_why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, measure) references measure (organisation, id),
    foreign key (organisation, measure_return) references measure_return (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index evidence_measure on evidence (organisation, measure, id);
create index evidence_return on evidence (organisation, measure_return);
