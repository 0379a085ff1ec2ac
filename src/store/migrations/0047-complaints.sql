-- Complaints and corrections: each controller's own, acknowledged within 30 days, kept for as long as somebody may ask.
create table complaint (
  id uuid primary key,
  number bigint generated always as identity unique,
  authority_id uuid not null references authority,
  kind text not null check (kind in ('complaint', 'wrong-data', 'not-for-me', 'moved')),
  way text not null check (way in ('site', 'phone', 'post', 'counter')),
  received_at timestamptz not null,
  state text not null check (state in ('received', 'acknowledged', 'looked-into', 'answered')),
  outcome text check (outcome in ('upheld', 'partly', 'not-upheld')),
  acknowledged_at timestamptz,
  answered_at timestamptz,
  changed_by uuid references staff,
  changed_at timestamptz,
  passed_from uuid references authority,
  entered_by uuid references staff,
  version int not null,
  -- Whoever wrote finds by the reference what stands here: the version that was put out.
  told_version int not null default 0,
  -- Sealed: name, contact, letter and words; the reference; the answer.
  content bytea not null,
  reference bytea not null,
  answer bytea,
  check ((state = 'answered') = (answered_at is not null)),
  check ((outcome is null) = (answer is null)),
  check ((outcome is null) = (answered_at is null))
);
create index complaint_of_authority on complaint (authority_id, state, received_at);
create index complaint_untold on complaint (received_at) where told_version <> version;
create index complaint_by_end on complaint (answered_at) where answered_at is not null;

-- That its writer can read it is no decision.
select require_entry('complaint', 'old.version is distinct from new.version');
select guard_rows('complaint');

create policy reads on complaint for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('complaint.read')));
create policy adds on complaint for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('complaint.enter')));
create policy changes on complaint for update to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('complaint.deal')));

-- How many complaints a partner has, and when, is the partner's own.
create policy own_complaints on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^complaint\.' or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);
