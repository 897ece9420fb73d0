-- Self-assessments: one answer for each criterion in scope, and in it one judgement for each level. A column `state`
-- repeats what the acts beside it lead to, written in the same transaction.

create table self_assessment (
    organisation bigint not null,
    id bigint not null,
    edition bigint not null,
    title text not null,
    target integer,
    state text not null default 'open' check (state in ('open', 'closed')),
    begun bigint not null,
    version bigint not null default 1,
    primary key (organisation, id),
    foreign key (organisation, edition) references framework_edition (organisation, id)
);

create table self_assessment_act (
    organisation bigint not null,
    id bigint not null,
    self_assessment bigint not null,
    kind text not null check (kind in ('begun', 'closed', 'reopened')),
    at bigint not null,
    person bigint,
    person_name text not null,
    why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, self_assessment) references self_assessment (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create table criterion_answer (
    organisation bigint not null,
    id bigint not null,
    self_assessment bigint not null,
    criterion bigint not null,
    answerer bigint,
    state text not null default 'draft' check (state in ('draft', 'submitted', 'changes_requested', 'agreed')),
    version bigint not null default 1,
    primary key (organisation, id),
    unique (organisation, self_assessment, criterion),
    foreign key (organisation, self_assessment) references self_assessment (organisation, id),
    foreign key (organisation, criterion) references framework_entry (organisation, id),
    foreign key (organisation, answerer) references person (organisation, id)
);

create index criterion_answer_answerer on criterion_answer (organisation, answerer);

create table level_answer (
    organisation bigint not null,
    answer bigint not null,
    level integer not null,
    judgement text not null default 'not_assessed'
        check (judgement in ('not_assessed', 'not_met', 'partly_met', 'met')),
    strength text not null default 'none' check (strength in ('none', 'weak', 'sound', 'strong')),
    narrative text not null default '',
    primary key (organisation, answer, level),
    foreign key (organisation, answer) references criterion_answer (organisation, id)
);

create table criterion_answer_act (
    organisation bigint not null,
    id bigint not null,
    answer bigint not null,
    kind text not null check (kind in ('delegated', 'submitted', 'changes_requested', 'agreed')),
    at bigint not null,
    person bigint,
    person_name text not null,
    why text not null default '',
    primary key (organisation, id),
    foreign key (organisation, answer) references criterion_answer (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index criterion_answer_act_answer on criterion_answer_act (organisation, answer, id);
