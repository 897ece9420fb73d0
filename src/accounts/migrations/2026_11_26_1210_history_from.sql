-- From where something was done: a network address, "command line", or "" where nothing is known of it.
alter table history add column from_where text not null default '';
create index history_at on history (organisation, at);
