-- Who opened which form last, for a hint to others and nothing else: no lock. A row goes when they save, and is passed over
-- after ten minutes.
create table editing (
    organisation bigint not null,
    noun text not null,
    noun_id bigint not null,
    person bigint not null,
    at bigint not null,
    primary key (organisation, noun, noun_id, person),
    foreign key (organisation, person) references person (organisation, id)
);

create index editing_at on editing (at);
