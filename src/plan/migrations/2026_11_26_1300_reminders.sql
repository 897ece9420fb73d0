-- Which reminders somebody has had of a period, so that nobody gets one twice. `about` is 'own' for a person's own
-- returns and 'below' for those of a service area that they lead.
create table reminder (
    organisation bigint not null,
    person bigint not null,
    period bigint not null,
    about text not null check (about in ('own', 'below')),
    number bigint not null,
    at bigint not null,
    primary key (organisation, person, period, about, number),
    foreign key (organisation, person) references person (organisation, id),
    foreign key (organisation, period) references period (organisation, id)
);
