-- Waves: who is told together, how fast, and when it stops by itself.
create table wave (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  number int not null check (number > 0),
  name text not null,
  plan jsonb not null,
  state text not null check (state in ('planned', 'running', 'paused', 'ended', 'finished')),
  version int not null default 1,
  practice boolean not null default false,
  planned_by text not null,
  planned_at timestamptz not null,
  request_id uuid references request,
  launched_at timestamptz,
  canary_passed_at timestamptz,
  paused_at timestamptz,
  paused_why text check (paused_why in ('failures', 'complaints', 'staff')),
  released_until timestamptz,
  -- What failed before somebody let it go on is no reason to pause again.
  resumed_at timestamptz,
  ended_at timestamptz,
  -- Whose version it is.
  changed_by text,
  changed_at timestamptz,
  unique (incident_id, authority_id, number),
  check ((state = 'paused') = (paused_why is not null)),
  check (state = 'planned' or state = 'ended' or launched_at is not null)
);
create index wave_running on wave (id) where state = 'running';
-- How far it has let its people go is no decision.
select require_entry('wave', 'old.state is distinct from new.state or old.version is distinct from new.version or old.canary_passed_at is distinct from new.canary_passed_at');
select guard_rows('wave');
create policy reads on wave for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('wave.read')));
create policy adds on wave for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('notice.send')));
create policy changes on wave for update to candour_staff
  using (authority_id = (select my_authority()) and ((select my_role_may('notice.send')) or (select my_role_may('wave.plan'))));

-- By which channels a notice can go, in order: the first of a wave's that is among them is taken, then the next.
alter table notice add column ways text[] not null default '{}';
update notice set ways = array[channel] where channel is not null;

-- Its wave and its request are held to by the trigger below, once for all that are queued together: as foreign keys they
-- were a fifth of the time that queueing half a million takes.
alter table message add column wave_id uuid,
  drop constraint message_request_id_fkey,
  drop column destination,
  -- When it last came to be over, by the carrier's word where there is one.
  add column ended_at timestamptz;
update message set ended_at = coalesce(sent_at, queued_at) where state in ('sent', 'failed');
create index message_of_wave on message (wave_id, state, channel);
create index message_waiting on message (wave_id, channel, urgency desc, queued_at, reference) where state = 'waiting';

create function message_ends() returns trigger language plpgsql as $$
begin
  new.ended_at := case
    when new.state not in ('sent', 'failed', 'unsure') then null
    when new.receipt in ('delivered', 'complained', 'temporary-failure', 'technical-failure', 'permanent-failure', 'returned')
      then new.receipt_at
    when new.state is distinct from old.state then now()
    else old.ended_at end;
  return new;
end $$;
create trigger message_ends before update of state, receipt_at on message for each row execute function message_ends();

-- The next way of somebody whose message failed goes with the request that was granted for their wave.
create or replace function demand_granted_sending() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (
    select from queued m join notice n on n.id = m.notice_id left join request r on r.id = m.request_id
      left join wave v on v.id = m.wave_id and v.incident_id = n.incident_id and v.authority_id = n.authority_id
    where r.id is null or (m.wave_id is not null and v.id is null) or r.verb <> 'notice.send' or r.incident_id <> n.incident_id or r.authority_id <> n.authority_id
      or (r.carried_out_in is distinct from pg_current_xact_id() and not exists (
        select from message o join wave w on w.id = o.wave_id
        where o.notice_id = m.notice_id and o.reference <> m.reference and o.state = 'failed'
          and o.wave_id = m.wave_id and o.request_id = m.request_id and w.request_id = m.request_id
          and w.state in ('running', 'finished')))
  ) then
    raise exception 'a message is queued only with a granted request' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
