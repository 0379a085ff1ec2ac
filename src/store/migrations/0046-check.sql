-- "Am I affected?": what is asked waits sealed until the next quarter of an hour, is looked up, and is gone. Of who was
-- not found nothing stays but that somebody asked.
create table check_question (
  id text primary key,
  asked_at timestamptz not null,
  answer_at timestamptz not null,
  -- Not to be taken before: the end of somebody's lease.
  free_at timestamptz not null,
  way text not null check (way in ('site', 'phone', 'counter')),
  asked_by uuid references staff,
  authority_id uuid references authority,
  -- Sealed: name, contact, language. Null once it was looked up.
  content bytea,
  looked_at timestamptz,
  check ((content is null) = (looked_at is not null))
);
create index check_question_due on check_question (answer_at) where looked_at is null;
create index check_question_by_age on check_question (asked_at);

-- The message that leads to an answer. Its words are gone once it is carried: then nobody but its reader has the secret.
create table check_answer (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  person_id uuid not null references person on delete cascade,
  way text not null check (way in ('site', 'phone', 'counter')),
  channel text not null check (channel in ('email', 'letter', 'text')),
  state text not null check (state in ('queued', 'sent', 'failed')),
  name bytea not null,
  destination bytea,
  words bytea,
  queued_at timestamptz not null,
  free_at timestamptz not null,
  attempts int not null default 0,
  sent_at timestamptz,
  result text not null default '',
  check ((state = 'sent') = (sent_at is not null)),
  check (state <> 'queued' or (words is not null and destination is not null))
);
create index check_answer_queue on check_answer (queued_at, id) where state = 'queued';
create index check_answer_of_person on check_answer (person_id, queued_at);
create index check_answer_of_incident on check_answer (incident_id, authority_id);

create table check_call (
  id uuid primary key,
  number bigint generated always as identity unique,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  asked_at timestamptz not null,
  way text not null check (way in ('site', 'phone', 'counter')),
  reasons text[] not null check (reasons <> '{}'),
  state text not null check (state in ('waiting', 'closed')),
  tries int not null default 0,
  outcome text check (outcome in ('told', 'not-reached', 'not-them', 'no-call')),
  -- Sealed: what staff wrote about the call.
  note bytea,
  closed_by uuid references staff,
  closed_at timestamptz,
  check ((state = 'closed') = (closed_at is not null))
);
create index check_call_waiting on check_call (incident_id, authority_id, state, asked_at);

create table check_call_person (
  call_id uuid not null references check_call on delete cascade,
  person_id uuid not null references person on delete cascade,
  primary key (call_id, person_id)
);
create index check_call_of_person on check_call_person (person_id);

select require_entry(name::regclass) from unnest(array['check_call', 'check_call_person']) as name;
-- A lease is no decision, of a question as little as of a message.
select require_entry('check_question', 'old.looked_at is distinct from new.looked_at');
select require_entry('check_answer', 'old.state is distinct from new.state');
select guard_rows(name::regclass) from unnest(array['check_question', 'check_answer', 'check_call', 'check_call_person']) as name;

-- Asking and looking up is Candour's own work, across authorities; staff see the calls of their own, and count answers.
create policy reads on check_answer for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('check.count')));
create policy reads on check_call for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and ((select my_role_may('check.call')) or (select my_role_may('check.count'))));
create policy changes on check_call for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('check.call')));
create policy reads on check_call_person for select to candour_staff
  using ((select my_role_may('check.call')) and exists (select from check_call c where c.id = call_id));
