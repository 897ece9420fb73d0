create trigger history_is_never_changed before update on history
begin
    select raise(abort, 'history is append-only');
end;

create trigger history_is_never_deleted before delete on history
begin
    select raise(abort, 'history is append-only');
end;
