-- A role may hold for one challenge, whose table stands in assessment, above this part: no foreign key.
alter table role_grant add column challenge bigint;
