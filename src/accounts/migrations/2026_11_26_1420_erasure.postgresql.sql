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

create or replace function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if new.organisation is not distinct from old.organisation and new.sequence is not distinct from old.sequence
            and new.at is not distinct from old.at and new.person is not distinct from old.person
            and new.noun is not distinct from old.noun and new.noun_id is not distinct from old.noun_id
            and new.verb is not distinct from old.verb and new.name_digest is not distinct from old.name_digest
            and new.content_digest is not distinct from old.content_digest
            and new.chain_hash is not distinct from old.chain_hash
            and new.for_person is not distinct from old.for_person
            and (
                (new.person_name is not distinct from old.person_name
                    and new.name_salt is not distinct from old.name_salt)
                or (old.name_salt is not null and new.name_salt is null and new.person_name = '')
            )
            and (
                (new.changed_from is not distinct from old.changed_from
                    and new.changed_to is not distinct from old.changed_to and new.why is not distinct from old.why
                    and new.from_where is not distinct from old.from_where
                    and new.content_salt is not distinct from old.content_salt)
                or (old.content_salt is not null and new.content_salt is null and new.changed_from = ''
                    and new.changed_to = '' and new.why = '' and new.from_where = '')
            )
            and (new.name_salt is distinct from old.name_salt or new.content_salt is distinct from old.content_salt)
        then
            return new;
        end if;
    end if;
    raise exception 'history is append-only';
end;
$$;
