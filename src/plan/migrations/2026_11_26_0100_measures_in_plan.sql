-- Those in the plan, in the order of their refs: counted and listed on every page of measures.
create index measure_in_plan on measure (organisation, ref_order, id) where withdrawn is null;
