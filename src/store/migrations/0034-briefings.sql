-- Briefings: messages to staff, with acknowledgement. Names, addresses and words are sealed; an address is looked up by its
-- keyed hash, and so is the secret by which somebody without an account acknowledges.

-- Who works for an authority and how they are reached: one list, of whatever incident.
create table staff_list_entry (
  id uuid primary key,
  authority_id uuid not null references authority,
  email_hash bytea not null,
  name bytea not null,
  email bytea not null,
  job bytea not null,
  team text not null,
  imported_at timestamptz not null,
  unique (authority_id, email_hash)
);
create index staff_list_by_team on staff_list_entry (authority_id, team);

create table briefing (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  number int not null,
  everybody boolean not null,
  teams text[] not null,
  accounts boolean not null,
  partners uuid[] not null,
  remind_after_hours int not null check (remind_after_hours between 0 and 336),
  remind_most int not null check (remind_most between 0 and 5),
  quiet_from int not null check (quiet_from between 0 and 23),
  quiet_until int not null check (quiet_until between 0 and 23),
  -- +1 with each change of a draft: whoever changes what somebody else has changed meanwhile is told so.
  version int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null,
  unique (incident_id, authority_id, number)
);

create table briefing_version (
  briefing_id uuid not null references briefing on delete cascade,
  number int not null,
  state text not null check (state in ('draft', 'approved', 'sent', 'withdrawn')),
  title bytea not null,
  body bytea not null,
  changed bytea not null,
  -- All who had a hand in the words. None of them may approve.
  writers uuid[] not null check (cardinality(writers) > 0),
  written_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  sent_by uuid,
  sent_at timestamptz,
  -- Leads of partners are told at once; whoever else is told hears it from two people.
  direct boolean not null,
  primary key (briefing_id, number),
  check (approved_by <> all (writers)),
  check ((approved_by is null) = (approved_at is null)),
  check ((state = 'sent') = (sent_at is not null)),
  check ((sent_by is null) = (sent_at is null)),
  check (state <> 'approved' or approved_by is not null),
  check (state <> 'sent' or approved_by is not null or direct)
);
-- One at a time is being written.
create unique index briefing_version_pending on briefing_version (briefing_id) where state in ('draft', 'approved');
-- What was sent stays as it was sent.
create function sent_version_stays() returns trigger language plpgsql as $$
begin
  if old.state in ('sent', 'withdrawn') then
    raise exception 'a version that was sent is not changed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger briefing_version_stays before update on briefing_version for each row execute function sent_version_stays();

create table briefing_recipient (
  id uuid primary key,
  briefing_id uuid not null references briefing on delete cascade,
  -- Whose staff they are.
  authority_id uuid not null references authority,
  kind text not null check (kind in ('staff-list', 'account', 'contact')),
  staff_id uuid references staff,
  team text not null,
  name bytea not null,
  email bytea not null,
  email_hash bytea not null,
  secret_hash bytea not null unique,
  added_at timestamptz not null,
  -- Until when the link works.
  ends_at timestamptz not null,
  came_back_at timestamptz,
  check ((kind = 'account') = (staff_id is not null)),
  -- Nobody is told twice.
  unique (briefing_id, email_hash)
);
create index briefing_recipient_of_staff on briefing_recipient (staff_id) where staff_id is not null;
create index briefing_recipient_of_authority on briefing_recipient (briefing_id, authority_id, team);

-- The outbox of briefings: filled in the transaction that sends, leased by whoever delivers, never emptied.
create table briefing_message (
  -- Unique, made before the first attempt, without personal data: by it a courier knows what it already has.
  reference text primary key,
  recipient_id uuid not null references briefing_recipient on delete cascade,
  version int not null,
  -- 0: the version itself; else which reminder.
  reminder int not null check (reminder between 0 and 5),
  -- dropped: it was acknowledged, or corrected, before it went out.
  state text not null check (state in ('queued', 'sent', 'failed', 'dropped')),
  queued_at timestamptz not null,
  free_at timestamptz not null,
  attempts int not null default 0,
  sent_at timestamptz,
  result text not null default '',
  check ((state = 'sent') = (sent_at is not null)),
  unique (recipient_id, version, reminder)
);
create index briefing_message_queue on briefing_message (queued_at, reference) where state = 'queued';

create table briefing_acknowledgement (
  recipient_id uuid not null references briefing_recipient on delete cascade,
  version int not null,
  at timestamptz not null,
  manner text not null check (manner in ('link', 'app', 'phone', 'paper', 'in-person')),
  -- Who wrote it down; null: nobody had to.
  entered_by uuid,
  check ((manner in ('phone', 'paper', 'in-person')) = (entered_by is not null)),
  primary key (recipient_id, version)
);

-- A partner's briefing that it asks an authority to pass on to its own staff.
create table briefing_proposal (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  briefing_id uuid not null references briefing on delete cascade,
  version int not null,
  from_authority uuid not null references authority,
  to_authority uuid not null references authority check (to_authority <> from_authority),
  number int not null,
  title bytea not null,
  body bytea not null,
  proposed_by uuid not null references staff,
  proposed_at timestamptz not null,
  answer text check (answer in ('passed-on', 'declined')),
  answered_by uuid references staff,
  answered_at timestamptz,
  reasons text not null default '',
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  check (answer is distinct from 'declined' or reasons <> ''),
  unique (briefing_id, version, to_authority)
);

select require_entry(name::regclass) from unnest(array['staff_list_entry', 'briefing', 'briefing_version',
  'briefing_recipient', 'briefing_acknowledgement', 'briefing_proposal']) as name;
-- The lease of a message is no decision.
select require_entry('briefing_message', 'old.state is distinct from new.state');

select guard_rows(name::regclass) from unnest(array['staff_list_entry', 'briefing', 'briefing_version',
  'briefing_recipient', 'briefing_message', 'briefing_acknowledgement', 'briefing_proposal']) as name;

create policy reads on staff_list_entry for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('staff-list.read')));
create policy changes on staff_list_entry for all to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('staff-list.change')));

-- An authority's briefings are its own; of a partner's there are counts.
create policy reads on briefing for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('briefing.read')));
create policy writes on briefing for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('briefing.write')));
create policy changes on briefing for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and ((select my_role_may('briefing.write')) or (select my_role_may('briefing.approve'))));
create policy reads on briefing_version for select to candour_staff using (exists (select from briefing b where b.id = briefing_id));
create policy writes on briefing_version for insert to candour_staff
  with check (exists (select from briefing b where b.id = briefing_id) and (select my_role_may('briefing.write')) and state = 'draft');
-- Sending is Candour's own work: it looks up leads of partners.
create policy changes on briefing_version for update to candour_staff
  using (exists (select from briefing b where b.id = briefing_id)
    and ((select my_role_may('briefing.write')) or (select my_role_may('briefing.approve'))))
  with check (state <> 'sent' and (state <> 'approved' or (select my_role_may('briefing.approve'))));

-- Who has not acknowledged, of one's own authority alone: of the briefings that it wrote.
create policy reads on briefing_recipient for select to candour_staff
  using (authority_id = (select my_authority()) and exists (select from briefing b where b.id = briefing_id));
create policy marks on briefing_recipient for update to candour_staff
  using (authority_id = (select my_authority()) and exists (select from briefing b where b.id = briefing_id)
    and (select my_role_may('briefing.enter')));
create policy reads on briefing_message for select to candour_staff
  using (exists (select from briefing_recipient r where r.id = recipient_id));
create policy drops on briefing_message for update to candour_staff
  using (exists (select from briefing_recipient r where r.id = recipient_id) and (select my_role_may('briefing.enter')))
  with check (state = 'dropped');
create policy reads on briefing_acknowledgement for select to candour_staff
  using (exists (select from briefing_recipient r where r.id = recipient_id));
create policy enters on briefing_acknowledgement for insert to candour_staff
  with check (exists (select from briefing_recipient r where r.id = recipient_id) and (select my_role_may('briefing.enter'))
    and entered_by is not null);

create policy reads on briefing_proposal for select to candour_staff
  using ((select my_authority()) in (from_authority, to_authority) and incident_id in (select my_incidents())
    and (select my_role_may('briefing.read')));
create policy proposes on briefing_proposal for insert to candour_staff
  with check (from_authority = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('briefing.propose')));
create policy answers on briefing_proposal for update to candour_staff
  using (to_authority = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('briefing.pass-on')));

-- Counts of every briefing of an incident that was sent: how many, by whose staff they are, and nothing more. Teams are
-- those of the asker's own authority; for others they are one line.
create function briefing_tally(incident uuid, authority uuid)
  returns table (briefing uuid, by_authority uuid, number int, version int, sent_at timestamptz, of_authority uuid, team text,
    recipients int, sent int, failed int, acknowledged int, reminded int)
  language sql stable security definer set search_path from current as $$
  with last as (
    select b.id, b.authority_id, b.number, v.number as version, v.sent_at
    from briefing b join lateral (
      select v.number, v.sent_at from briefing_version v where v.briefing_id = b.id and v.state = 'sent' order by v.number desc limit 1
    ) v on true
    -- Whoever is bound to an authority counts for that one, whatever is asked.
    where b.incident_id = incident and (my_authority() is null or incident in (select my_incidents())) and exists (
      select from incident_authority i
      where i.incident_id = incident and i.authority_id = coalesce(my_authority(), authority))
  )
  select l.id, l.authority_id, l.number, l.version, l.sent_at, r.authority_id,
    case when r.authority_id = coalesce(my_authority(), authority) then r.team else '' end,
    count(*)::int,
    (count(*) filter (where m.state = 'sent'))::int,
    (count(*) filter (where (m.state = 'failed' or r.came_back_at is not null) and a.at is null))::int,
    (count(a.at))::int,
    (count(*) filter (where exists (select from briefing_message n where n.recipient_id = r.id and n.version = l.version
      and n.reminder > 0 and n.state = 'sent')))::int
  from last l join briefing_recipient r on r.briefing_id = l.id
    left join briefing_message m on m.recipient_id = r.id and m.version = l.version and m.reminder = 0
    left join briefing_acknowledgement a on a.recipient_id = r.id and a.version = l.version
  group by 1, 2, 3, 4, 5, 6, 7 $$;
