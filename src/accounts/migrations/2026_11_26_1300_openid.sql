-- Signing in at a sign-in service of the council's own (OpenID Connect).

-- Whom the service means by a subject; once linked, whatever their e-mail address becomes.
create table openid_person (
    organisation bigint not null,
    person bigint not null,
    issuer text not null,
    subject text not null,
    linked_at bigint not null,
    primary key (organisation, person, issuer),
    unique (issuer, subject),
    foreign key (organisation, person) references person (organisation, id)
);

-- Somebody on their way there and back. It goes when they come back, and so works once.
create table openid_attempt (
    id bigint not null primary key,
    state_hash text not null unique,
    browser_hash text not null,
    nonce text not null,
    verifier text not null,
    return_to text not null,
    made_at bigint not null
);

create index openid_attempt_made on openid_attempt (made_at);

-- The group that gave a role, where one did: it ends with the membership.
alter table role_grant add column from_group text;
-- The token that began the session, for signing out at the service too.
alter table session add column id_token text;
