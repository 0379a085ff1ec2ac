-- Row-level security: what each connection may see and change is bound to it for its life. The owner of the tables is for
-- migrations, the ledger's places, sign-in and backups; candour_work is Candour's own work, for all authorities;
-- candour_staff is work for somebody, of one authority and one role (roles: store/database-roles.ts).
alter table staff add column incidents uuid[];

-- A copy of domain/staff/permissions.ts, brought up to date at each start.
create table role_verb (
  role text not null,
  verb text not null,
  reach text not null,
  primary key (role, verb)
);

grant usage on schema public to candour_work, candour_staff;
grant select, insert, update, delete on all tables in schema public to candour_work, candour_staff;
alter default privileges in schema public grant select, insert, update, delete on tables to candour_work, candour_staff;

create function my_authority() returns uuid language sql stable as
  $$ select nullif(current_setting('candour.authority', true), '')::uuid $$;
create function my_role() returns text language sql stable as
  $$ select nullif(current_setting('candour.role', true), '') $$;
create function my_role_may(wanted text) returns boolean language sql stable security definer set search_path from current as
  $$ select exists (select from role_verb where role = my_role() and verb = wanted) $$;
-- Incidents in which the authority is, and to which the account is not closed.
create function my_incidents() returns setof uuid language sql stable security definer set search_path from current as
  $$ select incident_id from incident_authority where authority_id = my_authority()
    and (nullif(current_setting('candour.incidents', true), '') is null
      or incident_id = any(current_setting('candour.incidents', true)::uuid[])) $$;

-- Counts of what is hidden, so that totals stay honest. Never of what a search would find: that would tell who is where.
create function people_elsewhere(incident uuid, authority uuid) returns int
  language sql stable security definer set search_path from current as
  $$ select count(*)::int from person where incident_id = incident and authority_id <> authority $$;
create function documents_elsewhere(holding uuid, authority uuid) returns int
  language sql stable security definer set search_path from current as
  $$ select count(*)::int from document
    where holding_id = holding and authority_id <> authority and (outcome <> 'readable' or partial) $$;
-- How often a document lies in the holding again, whoever the copies belong to.
create function copies_of(holding uuid, document_id bytea) returns int
  language sql stable security definer set search_path from current as
  $$ select count(*)::int from document where holding_id = holding and duplicate_of = document_id $$;
create function entries_in_all(about text) returns int
  language sql stable security definer set search_path from current as
  $$ select count(*)::int from ledger_entry where position is not null and (about is null or incident = about) $$;
-- The safe-contact gate asks across authorities whether somebody else is reached the same way, and learns no more.
create function contact_is_shared(incident uuid, kind_asked text, hash_asked bytea, person uuid) returns boolean
  language sql stable security definer set search_path from current as
  $$ select exists (select from contact_point o join person p on p.id = o.person_id
    where o.hash = hash_asked and o.kind = kind_asked and o.person_id <> person and p.incident_id = incident) $$;
create function staff_name(staff_id text) returns text
  language sql stable security definer set search_path from current as
  $$ select name from staff where id::text = staff_id $$;

-- Candour's own work sees and changes all rows of a table; for staff each table says what.
create function guard_rows(tabled regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tabled);
  execute format('create policy work on %s to candour_work using (true) with check (true)', tabled);
end $$;
select guard_rows(name::regclass) from unnest(array['authority', 'service', 'opening_hours', 'staff', 'session',
  'familiar_source', 'sign_in_throttle', 'incident_count', 'incident', 'incident_authority', 'statement', 'holding',
  'holding_controller', 'document', 'person', 'person_part', 'contact_point', 'identifier', 'finding', 'person_search',
  'person_mark', 'person_link', 'notice', 'message', 'attempt', 'data_key', 'role_verb']) as name;
-- Neither Candour's own work nor staff have anything to do with these.
alter table migration enable row level security;
alter table master_key enable row level security;
alter table outbox enable row level security;
alter table ledger_tree enable row level security;
alter table change_under_way enable row level security;
revoke all on migration, master_key, outbox, ledger_tree, change_under_way from candour_work, candour_staff;
revoke update, delete, truncate on ledger_entry from candour_work, candour_staff;
revoke insert, update, delete on role_verb from candour_work, candour_staff;
grant usage on all sequences in schema public to candour_work, candour_staff;

-- What everybody with an account reads, and its own controller changes.
create policy reads on authority for select to candour_staff using (true);
create policy adds on authority for insert to candour_staff with check ((select my_role_may('authority.add')));
create policy changes on authority for update to candour_staff
  using (id = (select my_authority()) and (select my_role_may('authority.change-contact')));
create policy reads on service for select to candour_staff using (true);
create policy changes on service for all to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('service.change')));
create policy reads on opening_hours for select to candour_staff using (true);
create policy changes on opening_hours for all to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('hours.change')));
create policy reads on staff for select to candour_staff using (authority_id = (select my_authority()));

-- Incidents, for the authorities that are in them.
create policy reads on incident for select to candour_staff using (id in (select my_incidents()));
create policy declares on incident for insert to candour_staff with check ((select my_role_may('incident.declare')));
create policy changes on incident for update to candour_staff using (id in (select my_incidents()));
create policy counts on incident_count for all to candour_staff using ((select my_role_may('incident.declare')));
create policy reads on incident_authority for select to candour_staff
  using (incident_id in (select my_incidents()) or authority_id = (select my_authority()));
create policy declares on incident_authority for insert to candour_staff
  with check ((select my_role_may('incident.declare')));
create policy records_awareness on incident_authority for update to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('incident.record-awareness')));
create policy reads on statement for select to candour_staff using (incident_id in (select my_incidents()));
create policy writes on statement for all to candour_staff
  using (incident_id in (select my_incidents()) and (select my_role_may('statement.write')));

-- Holdings are of all authorities of an incident; the documents in them of one each.
create policy reads on holding for select to candour_staff
  using (incident_id in (select my_incidents()));
create policy reads on holding_controller for select to candour_staff
  using (exists (select from holding h where h.id = holding_id));
create policy reads on document for select to candour_staff
  using (authority_id = (select my_authority()) and exists (select from holding h where h.id = holding_id));

-- What an authority has shared of its people, with whom, until when.
create table share (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  from_authority uuid not null references authority,
  to_authority uuid not null references authority check (to_authority <> from_authority),
  -- Null: everybody of the authority in the incident.
  person_id uuid references person on delete cascade,
  reasons text not null check (reasons <> ''),
  shared_by uuid not null,
  shared_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > shared_at),
  withdrawn_at timestamptz
);
create index share_to on share (to_authority, incident_id) where withdrawn_at is null;
create index share_from on share (from_authority, incident_id);
select require_entry('share');
select guard_rows('share');
create policy reads on share for select to candour_staff
  using ((select my_authority()) in (from_authority, to_authority) and incident_id in (select my_incidents()));
create policy shares on share for all to candour_staff
  using (from_authority = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('people.share')));
create function shared_with_me(incident uuid, authority uuid, person uuid) returns boolean
  language sql stable security definer set search_path from current as
  $$ select exists (select from share s where s.to_authority = my_authority() and s.from_authority = authority
    and s.incident_id = incident and (s.person_id is null or s.person_id = person)
    and s.withdrawn_at is null and s.ends_at > now()) $$;

-- People: those of one's own authority, and those that were shared with it.
create policy reads on person for select to candour_staff
  using (incident_id in (select my_incidents())
    and (authority_id = (select my_authority()) or shared_with_me(incident_id, authority_id, id)));
create policy changes on person for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and ((select my_role_may('retention.change')) or (select my_role_may('data.delete'))));
create function guard_rows_of_people(tabled regclass) returns void language plpgsql as $$
begin
  execute format('create policy reads on %s for select to candour_staff using (((select my_role_may(''people.read'')) or (select my_role_may(''notice.read''))) and exists (select from person p where p.id = person_id))', tabled);
end $$;
select guard_rows_of_people(name::regclass) from unnest(array['person_part', 'contact_point', 'identifier', 'finding',
  'person_search', 'person_link']) as name;

-- Telling people: the controller's own.
create policy reads on notice for select to candour_staff
  using (incident_id in (select my_incidents())
    and (authority_id = (select my_authority()) or shared_with_me(incident_id, authority_id, person_id)));
create policy changes on notice for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and ((select my_role_may('notice.approve')) or (select my_role_may('notice.decide')) or (select my_role_may('notice.send'))));
create policy reads on message for select to candour_staff using (exists (select from notice n where n.id = notice_id));
create policy queues on message for insert to candour_staff
  with check ((select my_role_may('notice.send')) and exists (
    select from notice n where n.id = notice_id and n.authority_id = (select my_authority())));
create policy reads on attempt for select to candour_staff
  using (exists (select from message m where m.reference = message_reference));

-- Keys are Candour's own matter; that they are there, and destroyed, is not.
create policy reads on data_key for select to candour_staff
  using (incident_id in (select my_incidents()) and (authority_id is null or authority_id = (select my_authority())));

-- The ledger of the incidents that one is in. What is one controller's own matter with its people is read by it alone.
create policy work on ledger_entry to candour_work using (true) with check (true);
alter table ledger_entry enable row level security;
create policy adds on ledger_entry for insert to candour_staff with check (position is null);
create policy reads on ledger_entry for select to candour_staff
  using ((select my_role_may('ledger.read')) and (incident is null or incident in (select my_incidents()::text))
    and (verb !~ '^(person|people|values|notice|request|task|retention|data)\.'
      or coalesce(leaf::jsonb -> 'detail' ->> 'authority', (select my_authority())::text) = (select my_authority())::text));
alter table entry_salt enable row level security;
create policy work on entry_salt to candour_work using (true) with check (true);
create policy adds on entry_salt for insert to candour_staff with check (true);
