-- A role may hold for a time: from `from_at` on and until `until_at`, each where it is given. It ends by itself.
alter table role_grant add column from_at bigint;
alter table role_grant add column until_at bigint;
