-- Who must not be written to again: a person, or one contact point of theirs by a keyed hash. Never by name.
create table suppression (
  id uuid primary key,
  authority_id uuid not null references authority,
  scope text not null check (scope in ('person', 'contact')),
  person_id uuid references person on delete cascade,
  kind text check (kind in ('email', 'phone', 'address')),
  hash bytea check (length(hash) = 16),
  why text not null check (why in ('asked', 'complained', 'bounced', 'died', 'returned', 'not-theirs')),
  reasons text not null,
  source text not null check (source in ('hand', 'import', 'receipt')),
  added_by text not null,
  added_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  lift_reasons text not null default '',
  check ((scope = 'contact') = (hash is not null)),
  check ((scope = 'contact') = (kind is not null)),
  check (scope = 'contact' or person_id is not null),
  check ((lifted_by is null) = (lifted_at is null)),
  check (lifted_at is null or lift_reasons <> '')
);
create unique index suppressed_person on suppression (authority_id, person_id) where scope = 'person' and lifted_at is null;
create unique index suppressed_contact on suppression (authority_id, hash) where scope = 'contact' and lifted_at is null;
create index suppression_listed on suppression (authority_id, added_at);

select require_entry('suppression');
select guard_rows('suppression');
create policy reads on suppression for select to candour_staff using (authority_id = (select my_authority()));
create policy adds on suppression for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('suppression.add')));
create policy lifts on suppression for update to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('suppression.lift')));
-- Whoever adds one holds what is drafted; nothing else of a notice is theirs to change.
create policy holds_suppressed on notice for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('suppression.add')) and state in ('held', 'drafted', 'approved'))
  with check (authority_id = (select my_authority()) and state = 'held');

-- How many of a partner's residents asked for it, and when, is the partner's own.
create policy own_suppressions on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^suppression\.' or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);
