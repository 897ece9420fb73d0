-- SQLite's "insert or replace" takes a row's place without asking the trigger on delete
-- (https://sqlite.org/lang_conflict.html).
create trigger history_is_never_replaced before insert on history
when exists (
    select 1 from history where organisation = new.organisation and sequence = new.sequence
)
begin
    select raise(abort, 'history is append-only');
end;
