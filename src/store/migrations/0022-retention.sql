-- Storage limitation (UK GDPR Art. 5(1)(e)): a holding and a person have a dated end from the moment of writing. What is
-- deleted leaves its row behind, emptied, so that totals stay honest and nobody is told a second time.
create table retention_rule (
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  holding_months int not null check (holding_months between 1 and 120),
  person_months int not null check (person_months between 1 and 120),
  primary key (incident_id, authority_id)
);

alter table holding add column keep_until date, add column deleted_at timestamptz;
alter table person add column keep_until date, add column deleted_at timestamptz;

-- Where no rule was set: domain/retention.ts, usualRule.
create function keep_holding_until() returns trigger language plpgsql as $$
begin
  new.keep_until := coalesce(new.keep_until, (new.loaded_at + make_interval(months => coalesce(
    (select r.holding_months from retention_rule r
      where r.incident_id = new.incident_id and r.authority_id = new.default_controller), 12)))::date);
  return new;
end $$;
create trigger holding_has_an_end before insert on holding for each row execute function keep_holding_until();

create function keep_person_until() returns trigger language plpgsql as $$
begin
  new.keep_until := coalesce(new.keep_until, (now() + make_interval(months => coalesce(
    (select r.person_months from retention_rule r
      where r.incident_id = new.incident_id and r.authority_id = new.authority_id), 75)))::date);
  return new;
end $$;
create trigger person_has_an_end before insert on person for each row execute function keep_person_until();

update holding set keep_until = (loaded_at + interval '12 months')::date;
update person set keep_until = (now() + interval '75 months')::date;
-- Not "not null", which tables made like these for a transaction would take over without the trigger.
alter table holding add constraint holding_ends check (keep_until is not null);
alter table person add constraint person_ends check (keep_until is not null);
create index person_by_end on person (incident_id, authority_id, keep_until) where deleted_at is null;
create index person_deleted on person (incident_id, authority_id) where deleted_at is not null;
