-- Why the circumstances of an incident were set so, as staff wrote it: shown to whoever sets them next.
alter table incident_circumstances add column reasons text not null default '';
