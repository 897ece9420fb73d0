-- A second step at sign-in: a code from an app, or one of ten codes on paper.

-- Begun when its secret was shown, asked for from when a code confirmed it; gone when it is turned off. The secret is
-- sealed under a key that stands outside the register. `last_step` is that of the last code used: none works twice.
create table second_step (
    organisation bigint not null,
    person bigint not null,
    sealed_secret bytea not null,
    begun_at bigint not null,
    confirmed_at bigint,
    last_step bigint,
    primary key (organisation, person),
    foreign key (organisation, person) references person (organisation, id)
);

-- For when the app is out of reach. Each is shown once and works once; here is its hash, as a password's.
create table recovery_code (
    organisation bigint not null,
    id bigint not null,
    person bigint not null,
    code_hash text not null,
    used_at bigint,
    primary key (organisation, id),
    foreign key (organisation, person) references second_step (organisation, person)
);

create index recovery_code_person on recovery_code (organisation, person);

-- Somebody whose password was right, and whose code is still to come. The token stands in the browser's cookie only.
create table unfinished_sign_in (
    organisation bigint not null,
    id bigint not null,
    person bigint not null,
    token_hash text not null unique,
    made_at bigint not null,
    primary key (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index unfinished_sign_in_person on unfinished_sign_in (organisation, person);
create index unfinished_sign_in_made on unfinished_sign_in (made_at);
