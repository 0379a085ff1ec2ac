-- People who are to be told by phone: whoever has them, how often they were tried, when next, and what came of it.
create table to_call (
  notice_id uuid primary key references notice on delete cascade,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  person_id uuid not null references person on delete cascade,
  state text not null check (state in ('waiting', 'told', 'letter', 'refused')),
  tries int not null default 0,
  assigned_to uuid references staff,
  -- Not before: promised to them, or the pause after nobody answered.
  try_at timestamptz,
  -- The last that was reached said that it was not safe: only with care, and never before try_at.
  unsafe boolean not null default false,
  closed_by uuid references staff,
  closed_at timestamptz,
  check ((state = 'waiting') = (closed_at is null)),
  check ((closed_by is null) = (closed_at is null))
);
create index to_call_in on to_call (incident_id, authority_id, state, try_at);
create index to_call_of on to_call (person_id);

create table phone_try (
  id uuid primary key,
  notice_id uuid not null references to_call on delete cascade,
  person_id uuid not null references person on delete cascade,
  authority_id uuid not null references authority,
  number int not null,
  at timestamptz not null,
  by uuid not null references staff,
  outcome text not null check (outcome in ('told', 'no-answer', 'call-back', 'wrong-number', 'letter', 'refused', 'unsafe')),
  -- Keys of the questions that were answered rightly.
  asked text[] not null default '{}',
  -- Sealed with the person's own key.
  note bytea not null,
  unique (notice_id, number)
);
create index phone_try_of on phone_try (person_id, at);

select require_entry(name::regclass) from unnest(array['to_call', 'phone_try']) as name;
select guard_rows(name::regclass) from unnest(array['to_call', 'phone_try']) as name;
create policy reads on to_call for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and ((select my_role_may('phone.call')) or (select my_role_may('phone.read'))));
create policy writes on to_call for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('phone.call'))
    and exists (select from person p where p.id = person_id and p.authority_id = to_call.authority_id));
create policy changes on to_call for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('phone.call')));
create policy reads on phone_try for select to candour_staff
  using (authority_id = (select my_authority()) and ((select my_role_may('phone.call')) or (select my_role_may('caller.read'))));
create policy adds on phone_try for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('phone.call'))
    and exists (select from to_call t where t.notice_id = phone_try.notice_id));

-- Whoever was told by phone has been told: that alone whoever calls may write into a notice.
create policy told_by_phone on notice for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('phone.call')) and state in ('held', 'drafted', 'approved', 'failed'))
  with check (authority_id = (select my_authority()) and state = 'sent' and told_way = 'phone');

-- How many of a partner's residents are called, and when, is the partner's own.
create policy own_calls on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^to-call\.' or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);
