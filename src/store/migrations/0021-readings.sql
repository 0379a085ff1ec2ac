-- Readings of personal data: who looked at whom, and why. They hold ids alone; why somebody reads stands in a task, whose
-- words are sealed, for staff may type a name into them.
create table task (
  id uuid primary key,
  staff_id uuid not null references staff,
  authority_id uuid not null references authority,
  why text not null check (why <> ''),
  words bytea,
  reference bytea,
  started_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > started_at),
  ended_at timestamptz
);
create unique index task_open on task (staff_id) where ended_at is null;

create table reading (
  id uuid primary key,
  task_id uuid not null references task,
  staff_id uuid not null references staff,
  authority_id uuid not null references authority,
  incident_id uuid not null references incident,
  kind text not null check (kind in ('people.listed', 'person.read', 'notice.listed', 'notice.read', 'letter.read',
    'values.revealed', 'people.exported')),
  at timestamptz not null,
  -- How many fitted; of a list more than are shown at once.
  found int not null check (found >= 0),
  -- By words that were typed: which, stands nowhere.
  searched boolean not null,
  -- The grant by which values were shown, or people exported.
  request_id uuid references request,
  check ((kind in ('values.revealed', 'people.exported')) = (request_id is not null))
);
create index reading_by_incident on reading (incident_id, at desc);
create index reading_by_staff on reading (staff_id, at desc);

-- No reference to the person: that somebody looked outlives whom they looked at.
create table person_read (
  reading_id uuid not null references reading on delete cascade,
  person_id uuid not null,
  -- Whose person it was.
  authority_id uuid not null references authority,
  primary key (reading_id, person_id)
);
create index person_read_by_person on person_read (person_id);

-- An odd pattern that a DPO has looked into.
create table looked_into (
  incident_id uuid not null references incident,
  authority_id uuid not null references authority,
  key text not null,
  by_staff uuid not null references staff,
  at timestamptz not null,
  words text not null check (words <> ''),
  primary key (incident_id, authority_id, key)
);

select require_entry(name::regclass) from unnest(array['task', 'reading', 'person_read', 'looked_into']) as name;

-- Values are shown, and people exported, in the transaction that uses a grant for it, or not at all.
create function demand_granted_reading() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (
    select from request r where r.id = new.request_id and r.carried_out_in = pg_current_xact_id()
      and r.asked_by = new.staff_id and r.incident_id = new.incident_id
      and r.verb = case new.kind when 'values.revealed' then 'people.reveal' else 'people.export' end
  ) then
    raise exception 'values are shown only with a granted request' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger reading_has_granted_request before insert or update on reading
  for each row when (new.kind in ('values.revealed', 'people.exported')) execute function demand_granted_reading();

create function is_my_reading(reading uuid) returns boolean language sql stable security definer set search_path from current as
  $$ select exists (select from reading r where r.id = is_my_reading.reading and r.authority_id = my_authority()) $$;
create function reads_my_people(reading uuid) returns boolean language sql stable security definer set search_path from current as
  $$ select exists (select from person_read p where p.reading_id = reads_my_people.reading and p.authority_id = my_authority()) $$;
create function is_reading_of_my_people(task uuid) returns boolean language sql stable security definer set search_path from current as
  $$ select exists (select from reading r join person_read p on p.reading_id = r.id
    where r.task_id = is_reading_of_my_people.task and p.authority_id = my_authority()) $$;

select guard_rows(name::regclass) from unnest(array['task', 'reading', 'person_read', 'looked_into']) as name;
create policy reads on task for select to candour_staff
  using (authority_id = (select my_authority()) or (select my_role_may('reads.review')) and is_reading_of_my_people(id));
create policy begins on task for insert to candour_staff with check (authority_id = (select my_authority()));
create policy ends on task for update to candour_staff using (authority_id = (select my_authority()));
create policy keeps on reading for insert to candour_staff with check (authority_id = (select my_authority()));
create policy reviews on reading for select to candour_staff
  using ((select my_role_may('reads.review')) and incident_id in (select my_incidents())
    and (authority_id = (select my_authority()) or reads_my_people(id)));
create policy keeps on person_read for insert to candour_staff with check (is_my_reading(reading_id));
create policy reviews on person_read for select to candour_staff
  using ((select my_role_may('reads.review')) and (authority_id = (select my_authority()) or is_my_reading(reading_id)));
create policy reviews on looked_into for all to candour_staff
  using ((select my_role_may('reads.review')) and authority_id = (select my_authority()));

-- Readings are one controller's own matter too.
drop policy reads on ledger_entry;
create policy reads on ledger_entry for select to candour_staff
  using ((select my_role_may('ledger.read')) and (incident is null or incident in (select my_incidents()::text))
    and (verb !~ '^(person|people|values|notice|letter|reads|request|task|retention|data)\.'
      or coalesce(leaf::jsonb -> 'detail' ->> 'authority', (select my_authority())::text) = (select my_authority())::text));
