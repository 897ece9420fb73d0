-- Where an answer came from that was carried over from an earlier self-assessment: one row for each answer it was made of.

create table carried_answer (
    organisation bigint not null,
    id bigint not null,
    answer bigint not null,
    from_answer bigint not null,
    relation text not null check (relation in ('equal', 'subset', 'superset', 'intersects')),
    at bigint not null,
    person bigint,
    person_name text not null,
    primary key (organisation, id),
    foreign key (organisation, answer) references criterion_answer (organisation, id),
    foreign key (organisation, from_answer) references criterion_answer (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index carried_answer_answer on carried_answer (organisation, answer, id);
