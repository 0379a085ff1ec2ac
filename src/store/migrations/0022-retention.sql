-- Storage limitation (UK GDPR Art. 5(1)(e)): a holding and a person have a dated end from the moment of writing. What is
-- deleted leaves its row behind, emptied, so that totals stay honest and nobody is told a second time.
create table retention_rule (
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  holding_months int not null check (holding_months between 1 and 120),
  person_months int not null check (person_months between 1 and 120),
  primary key (incident_id, authority_id)
);

-- own_end: somebody gave it another end than the rule's, with reasons.
alter table holding add column keep_until date, add column own_end boolean not null default false,
  add column deleted_at timestamptz;
alter table person add column keep_until date, add column own_end boolean not null default false,
  add column kept_from timestamptz not null default now(), add column deleted_at timestamptz;

-- Where no rule was set: domain/people/retention.ts, usualRule.
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
  new.keep_until := coalesce(new.keep_until, (new.kept_from + make_interval(months => coalesce(
    (select r.person_months from retention_rule r
      where r.incident_id = new.incident_id and r.authority_id = new.authority_id), 75)))::date);
  return new;
end $$;
create trigger person_has_an_end before insert on person for each row execute function keep_person_until();

update holding set keep_until = (loaded_at + interval '12 months')::date;
update person set keep_until = (kept_from + interval '75 months')::date;
-- Not "not null", which tables made like these for a transaction would take over without the trigger.
alter table holding add constraint holding_ends check (keep_until is not null);
alter table person add constraint person_ends check (keep_until is not null);
drop index person_listed;
create index person_listed on person (incident_id, authority_id, score desc, number) include (id, places, flags)
  where deleted_at is null;
create index person_by_end on person (incident_id, authority_id, keep_until) where deleted_at is null;
create index person_deleted on person (incident_id, authority_id) where deleted_at is not null;

create or replace function people_elsewhere(incident uuid, authority uuid) returns int
  language sql stable security definer set search_path from current as
  $$ select count(*)::int from person
    where incident_id = incident and authority_id <> authority and deleted_at is null $$;

select require_entry('retention_rule');
select guard_rows('retention_rule');
-- Keys are made when they are first needed; that one is destroyed is a decision, and has its entry.
create trigger key_is_destroyed_with_its_entry after update on data_key for each row
  when (old.destroyed_at is null and new.destroyed_at is not null) execute function mark_change();

-- Nobody is deleted, and no holding, without a second person's yes: in the transaction that uses it or not at all.
create function deletion_is_granted() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (select from request r where r.verb = 'data.delete' and r.incident_id = new.incident_id
      and r.carried_out_in = pg_current_xact_id()) then
    raise exception 'a deletion needs a second person' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger person_is_deleted_by_two after update on person for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function deletion_is_granted();
create trigger holding_is_deleted_by_two after update on holding for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function deletion_is_granted();
