-- Mail that waits to be sent, was sent, or was given up; and the links that let somebody set a password.

-- Written in the transaction of what causes it. What the mail says is made when it is sent, so that no secret waits here.
-- `about` is the path that it leads to, or "". `why` is what the last attempt said, without anybody's address.
create table letter (
    organisation bigint not null,
    id bigint not null,
    person bigint not null,
    kind text not null,
    about text not null,
    created_at bigint not null,
    attempts bigint not null,
    next_attempt_at bigint not null,
    sent_at bigint,
    given_up_at bigint,
    why text not null,
    primary key (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index letter_due on letter (next_attempt_at) where sent_at is null and given_up_at is null;
create index letter_person on letter (organisation, person, kind);

-- The token itself stands in the mail only; here is its hash. It goes once it is used.
create table password_link (
    organisation bigint not null,
    id bigint not null,
    person bigint not null,
    token_hash text not null unique,
    made_at bigint not null,
    expires_at bigint not null,
    primary key (organisation, id),
    foreign key (organisation, person) references person (organisation, id)
);

create index password_link_person on password_link (organisation, person);
