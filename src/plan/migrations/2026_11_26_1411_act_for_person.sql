-- For whom somebody acted who stood in for them or entered something in their place.
alter table return_act add column for_person bigint;
