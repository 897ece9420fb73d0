-- What programs of a person's own come in with. The token itself is shown once; here is its hash.
create table api_token (
    organisation bigint not null,
    id bigint not null,
    person bigint not null,
    name text not null,
    scope text not null check (scope in ('read', 'write')),
    token_hash text not null unique,
    made_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    ended_at bigint,
    primary key (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index api_token_person on api_token (organisation, person);
