-- Who was erased, by whom and why: an act, without the name. What their history said goes with its salt; the triggers let
-- that one change pass and nothing else.
create table person_erasure (
    organisation bigint not null,
    person bigint not null,
    erased_at bigint not null,
    erased_by bigint,
    erased_by_name text not null,
    why text not null,
    primary key (organisation, person),
    foreign key (organisation, person) references person (organisation, id),
    foreign key (organisation, erased_by) references person (organisation, id)
);

drop trigger history_is_never_changed;

create trigger history_is_never_changed before update on history
when not (
    new.organisation is old.organisation and new.sequence is old.sequence and new.at is old.at
    and new.person is old.person and new.noun is old.noun and new.noun_id is old.noun_id and new.verb is old.verb
    and new.name_digest is old.name_digest and new.content_digest is old.content_digest
    and new.chain_hash is old.chain_hash and new.for_person is old.for_person
    and (
        (new.person_name is old.person_name and new.name_salt is old.name_salt)
        or (old.name_salt is not null and new.name_salt is null and new.person_name = '')
    )
    and (
        (new.changed_from is old.changed_from and new.changed_to is old.changed_to and new.why is old.why
            and new.from_where is old.from_where and new.content_salt is old.content_salt)
        or (old.content_salt is not null and new.content_salt is null and new.changed_from = ''
            and new.changed_to = '' and new.why = '' and new.from_where = '')
    )
    and (new.name_salt is not old.name_salt or new.content_salt is not old.content_salt)
)
begin
    select raise(abort, 'history is append-only');
end;
