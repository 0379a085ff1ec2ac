-- What passed between a body and one person that stands nowhere else: notes of calls, visits and letters that came back;
-- and what people ask to be changed, which somebody decides about before it changes anything.
create table contact_note (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  person_id uuid not null references person on delete cascade,
  at timestamptz not null,
  written_at timestamptz not null,
  way text not null check (way in ('call-in', 'call-out', 'visit', 'email-in', 'letter-in', 'letter-returned', 'note')),
  -- Sealed with the person's own key.
  note bytea not null,
  by uuid not null references staff
);
create index contact_note_of on contact_note (person_id, at);

create table contact_wish (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('address', 'email', 'phone', 'format', 'language', 'somebody-else', 'not-them')),
  -- Sealed: the proposal is never used before somebody has decided.
  value bytea not null,
  state text not null check (state in ('open', 'taken', 'declined')),
  at timestamptz not null,
  by uuid not null references staff,
  decided_by uuid references staff,
  decided_at timestamptz,
  reasons text not null default '',
  check ((state = 'open') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state = 'open' or reasons <> '')
);
create index contact_wish_of on contact_wish (person_id, at);
create index contact_wish_open on contact_wish (incident_id, authority_id, at) where state = 'open';

select require_entry(name::regclass) from unnest(array['contact_note', 'contact_wish']) as name;
select guard_rows(name::regclass) from unnest(array['contact_note', 'contact_wish']) as name;
create policy reads on contact_note for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('contact.read')));
create policy adds on contact_note for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('contact.note'))
    and exists (select from person p where p.id = person_id and p.authority_id = contact_note.authority_id and p.incident_id = contact_note.incident_id));
create policy reads on contact_wish for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('contact.read')));
create policy adds on contact_wish for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('contact.note'))
    and exists (select from person p where p.id = person_id and p.authority_id = contact_wish.authority_id and p.incident_id = contact_wish.incident_id));
create policy decides on contact_wish for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('contact.decide')));

create policy own_contacts on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^contact\.' or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);
