-- An organisation demands a second step of its administrators from one act to another.
create table second_step_demand (
    organisation bigint not null references organisation (id),
    id bigint not null,
    made_at bigint not null,
    made_by bigint,
    made_by_name text not null,
    ended_at bigint,
    ended_by bigint,
    ended_by_name text,
    primary key (organisation, id),
    foreign key (organisation, made_by) references person (organisation, id),
    foreign key (organisation, ended_by) references person (organisation, id)
);

create index second_step_demand_standing on second_step_demand (organisation, ended_at);
