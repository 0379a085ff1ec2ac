-- A page of the register is sorted and counted from the index alone; whole rows are read for the page that is shown.
create index person_listed on person (incident_id, authority_id, score desc, number) include (id, places, flags);
drop index person_by_severity;
