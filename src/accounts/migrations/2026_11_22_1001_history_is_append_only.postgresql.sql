create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'history is append-only';
end;
$$;

create trigger history_is_never_changed before update or delete on history
for each row execute function refuse_change_of_history();

create trigger history_is_never_emptied before truncate on history
for each statement execute function refuse_change_of_history();
