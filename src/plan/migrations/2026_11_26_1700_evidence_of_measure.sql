-- Evidence becomes a part of its own (evidence/migrations). What stood here steps aside until it has moved.

alter table evidence rename to evidence_of_measure;
