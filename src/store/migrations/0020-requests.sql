-- Requests: what needs a second person's yes, who asked for it, who gave it, and that it was used once. The rules stand in
-- src/domain/staff/request.ts; those that a forgotten check must not be able to break stand here once more.
create table request (
  id uuid primary key,
  verb text not null check (verb in ('notice.send', 'people.reveal', 'people.export', 'data.delete', 'staff.change-role')),
  -- Null: it is about an account.
  incident_id uuid references incident,
  authority_id uuid not null references authority,
  -- Ids and names of kinds, counts, and the SHA-256 over what it is done to. Never a personal value.
  deed jsonb not null,
  counts jsonb not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  reasons text not null check (reasons <> ''),
  asked_by uuid not null references staff,
  asked_at timestamptz not null,
  waits_until timestamptz not null check (waits_until > asked_at),
  state text not null check (state in ('waiting', 'granted', 'refused', 'withdrawn', 'expired', 'carried-out', 'lapsed')),
  decided_by uuid references staff,
  decided_at timestamptz,
  decided_words text not null default '',
  holds_until timestamptz,
  ended_at timestamptz,
  -- The transaction that did what was granted: nothing outside of it counts as granted.
  carried_out_in xid8,
  check ((incident_id is null) = (verb = 'staff.change-role')),
  -- Nobody decides their own.
  check (decided_by <> asked_by),
  check ((decided_by is null) = (decided_at is null)),
  check (state not in ('granted', 'refused', 'carried-out', 'lapsed') or decided_by is not null),
  check (state not in ('waiting', 'expired') or decided_by is null),
  check ((state in ('waiting', 'granted')) = (ended_at is null)),
  check (state not in ('granted', 'carried-out', 'lapsed') or holds_until is not null),
  check ((state = 'carried-out') = (carried_out_in is not null))
);
-- The same is asked once at a time.
create unique index request_waiting on request (authority_id, verb, fingerprint) where state = 'waiting';
create index request_open on request (authority_id, asked_at) where state in ('waiting', 'granted');
create index request_by_authority on request (authority_id, asked_at desc);

create function guard_request() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' then
      raise exception 'a request begins by waiting' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end if;
  if row(new.id, new.verb, new.incident_id, new.authority_id, new.deed, new.counts, new.fingerprint, new.reasons,
      new.asked_by, new.asked_at, new.waits_until)
    is distinct from row(old.id, old.verb, old.incident_id, old.authority_id, old.deed, old.counts, old.fingerprint,
      old.reasons, old.asked_by, old.asked_at, old.waits_until) then
    raise exception 'what was asked stays as it was asked' using errcode = 'integrity_constraint_violation';
  end if;
  if (old.state, new.state) not in (('waiting', 'granted'), ('waiting', 'refused'), ('waiting', 'withdrawn'),
      ('waiting', 'expired'), ('granted', 'withdrawn'), ('granted', 'carried-out'), ('granted', 'lapsed')) then
    raise exception 'a request does not go from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'granted' and (new.decided_at > new.waits_until or not exists (
      select from staff s where s.id = new.decided_by and s.authority_id = new.authority_id and s.ended_at is null)) then
    raise exception 'a request is granted in time, and by its own authority' using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'carried-out' then
    if new.ended_at > new.holds_until then
      raise exception 'a grant holds until its time' using errcode = 'integrity_constraint_violation';
    end if;
    new.carried_out_in := pg_current_xact_id();
  end if;
  return new;
end $$;
create trigger request_guarded before insert or update on request for each row execute function guard_request();
select require_entry('request');

-- Each authority's own, asked by whoever may do the thing, decided and ended by whoever may decide.
select guard_rows('request');
create policy reads on request for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('request.read'))
    and (incident_id is null or incident_id in (select my_incidents())));
create policy asks on request for insert to candour_staff
  with check (authority_id = (select my_authority()) and my_role_may(verb)
    and (incident_id is null or incident_id in (select my_incidents())));
create policy decides on request for update to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('request.decide')));

-- Whether this transaction is the one that carries the request out: what it allows is done in it or not at all.
create function is_carried_out_here(request_id uuid, verb text) returns boolean language sql stable security definer set search_path from current as $$
  select exists (
    select from request r where r.id = is_carried_out_here.request_id and r.verb = is_carried_out_here.verb
      and r.carried_out_in = pg_current_xact_id());
$$;

-- No message is queued but by a request that another person granted. Those from before keep none.
alter table message add column request_id uuid references request;
create function demand_granted_sending() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (
    select from queued m join notice n on n.id = m.notice_id left join request r on r.id = m.request_id
    where r.id is null or r.verb <> 'notice.send' or r.incident_id <> n.incident_id or r.authority_id <> n.authority_id
      or r.carried_out_in is distinct from pg_current_xact_id()
  ) then
    raise exception 'a message is queued only with a granted request' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger message_has_granted_request after insert on message referencing new table as queued
  for each statement execute function demand_granted_sending();

create function demand_granted_role() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (
    select from request r where r.verb = 'staff.change-role' and r.carried_out_in = pg_current_xact_id()
      and r.authority_id = new.authority_id and r.deed ->> 'staff' = new.id::text and r.deed ->> 'role' = new.role
  ) then
    raise exception 'a role is changed only with a granted request' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger role_has_granted_request before update of role on staff
  for each row when (old.role is distinct from new.role) execute function demand_granted_role();
