-- Measures: what is to be done to contain a breach and to come back from it, with every step kept; and trust between
-- partners. The rules stand in src/domain/measures and src/domain/trust; those that a forgotten check must not be able to
-- break stand here once more.

create table measure (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  number int not null check (number > 0),
  -- Who carries it out, and who asked for it.
  authority_id uuid not null references authority,
  ordered_by uuid not null references authority,
  kind text not null check (kind in ('containment', 'eradication', 'recovery', 'mitigation')),
  effect text not null check (effect in ('none', 'isolates', 'suspends')),
  title text not null check (title <> ''),
  how text not null,
  target_kind text not null check (target_kind in ('system', 'service', 'words')),
  target_id uuid,
  target_words text not null default '',
  due_at timestamptz not null,
  state text not null check (state in ('ordered', 'acknowledged', 'done', 'verified', 'lifted', 'refused', 'cancelled')),
  done_by uuid references staff,
  verified_by uuid references staff,
  version int not null default 1 check (version > 0),
  check ((target_kind = 'words') = (target_id is null)),
  -- Nobody verifies what they did themselves.
  check (verified_by <> done_by),
  check ((state = 'verified') <= (verified_by is not null)),
  unique (incident_id, number)
);

-- The history: when it happened and when it was written are two things.
create table measure_step (
  measure_id uuid not null references measure on delete cascade,
  number int not null check (number >= 0),
  step text not null check (step in ('order', 'acknowledge', 'do', 'verify', 'reopen', 'lift', 'refuse', 'cancel', 'change', 'correct')),
  by_staff uuid not null references staff,
  authority_id uuid not null references authority,
  happened_at timestamptz not null,
  entered_at timestamptz not null check (entered_at >= happened_at),
  words text not null,
  changes jsonb not null default '[]',
  corrects int check (corrects < number),
  check ((step = 'correct') = (corrects is not null)),
  primary key (measure_id, number)
);

-- This one after that one.
create table measure_after (
  measure_id uuid not null references measure on delete cascade,
  after_id uuid not null references measure on delete cascade check (after_id <> measure_id),
  primary key (measure_id, after_id)
);

-- Public services that stand still because of it.
create table measure_service (
  measure_id uuid not null references measure on delete cascade,
  service_id uuid not null references service,
  primary key (measure_id, service_id)
);

-- What the public page should say of a service because of a measure: it waits for whoever may change the service.
create table status_proposal (
  id uuid primary key,
  measure_id uuid not null references measure on delete cascade,
  number int not null check (number > 0),
  service_id uuid not null references service,
  proposes text not null check (proposes in ('running', 'disrupted', 'suspended', 'essential')),
  proposed_at timestamptz not null,
  outcome text check (outcome in ('taken', 'set-aside', 'overtaken')),
  decided_by uuid references staff,
  decided_at timestamptz,
  check ((outcome is null) = (decided_at is null)),
  unique (measure_id, number)
);

-- The first sign at an authority; recorded anew it is corrected, and the earlier one is kept.
create table alarm (
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  number int not null check (number > 0),
  alarm_at timestamptz not null,
  words text not null,
  by_staff uuid not null references staff,
  entered_at timestamptz not null check (entered_at >= alarm_at),
  primary key (incident_id, authority_id, number)
);

-- Who trusts whom in what: the latest number counts.
create table trust_line (
  incident_id uuid not null references incident on delete cascade,
  from_authority uuid not null references authority,
  to_authority uuid not null references authority check (to_authority <> from_authority),
  channel text not null check (channel in ('mail', 'network', 'sign-in', 'files', 'visits')),
  number int not null check (number > 0),
  state text not null check (state in ('trusted', 'not-until-safe', 'declared-safe')),
  since timestamptz not null,
  reasons text not null check (reasons <> ''),
  words text not null,
  attestation_id uuid,
  by_staff uuid not null references staff,
  entered_at timestamptz not null check (entered_at >= since),
  check (attestation_id is null or state = 'declared-safe'),
  primary key (incident_id, from_authority, to_authority, channel, number)
);

create table attestation (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  number int not null check (number > 0),
  authority_id uuid not null references authority,
  scope text[] not null check (cardinality(scope) > 0),
  covers text not null check (covers <> ''),
  evidence text not null check (evidence <> ''),
  measures text[] not null,
  signed_by uuid not null references staff,
  signed_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > signed_at),
  withdrawn_at timestamptz,
  withdrawn_by uuid references staff,
  withdrawn_words text not null default '',
  note text not null,
  verifier text not null,
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  unique (incident_id, number)
);
alter table trust_line add foreign key (attestation_id) references attestation;

create table attestation_answer (
  attestation_id uuid not null references attestation on delete cascade,
  authority_id uuid not null references authority,
  number int not null check (number > 0),
  accepted boolean not null,
  reasons text not null check (reasons <> ''),
  channels text[] not null,
  by_staff uuid not null references staff,
  answered_at timestamptz not null,
  primary key (attestation_id, authority_id, number)
);

-- A measure moves as its table of transitions says, and none but its own authority says that it was done.
create function guard_measure() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'ordered' then
      raise exception 'a measure begins by being ordered' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end if;
  if row(new.id, new.incident_id, new.number, new.authority_id, new.ordered_by)
    is distinct from row(old.id, old.incident_id, old.number, old.authority_id, old.ordered_by) then
    raise exception 'a measure stays whose it is' using errcode = 'integrity_constraint_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('ordered', 'acknowledged'), ('ordered', 'done'),
      ('ordered', 'refused'), ('ordered', 'cancelled'), ('acknowledged', 'done'), ('acknowledged', 'cancelled'),
      ('done', 'verified'), ('done', 'acknowledged'), ('done', 'lifted'), ('verified', 'acknowledged'), ('verified', 'lifted')) then
    raise exception 'a measure does not go from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
  end if;
  if new.state not in (old.state, 'cancelled') and coalesce(my_authority() <> old.authority_id, false) then
    raise exception 'a measure is carried out by its own authority' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger measure_guarded before insert or update on measure for each row execute function guard_measure();

-- An all-clear stays as it was signed; it can be withdrawn, once.
create function guard_attestation() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null or row(new.id, new.incident_id, new.number, new.authority_id, new.scope, new.covers,
      new.evidence, new.measures, new.signed_by, new.signed_at, new.expires_at, new.note, new.verifier)
    is distinct from row(old.id, old.incident_id, old.number, old.authority_id, old.scope, old.covers,
      old.evidence, old.measures, old.signed_by, old.signed_at, old.expires_at, old.note, old.verifier) then
    raise exception 'an all-clear stays as it was signed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger attestation_guarded before update on attestation for each row execute function guard_attestation();

-- Histories only grow.
create function keep_history() returns trigger language plpgsql as $$
begin
  raise exception 'what was written stays: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger measure_step_is_kept before update on measure_step for each row execute function keep_history();
create trigger alarm_is_kept before update on alarm for each row execute function keep_history();
create trigger trust_line_is_kept before update on trust_line for each row execute function keep_history();
create trigger attestation_answer_is_kept before update on attestation_answer for each row execute function keep_history();

select require_entry(name::regclass) from unnest(array['measure', 'measure_step', 'measure_after', 'measure_service',
  'status_proposal', 'alarm', 'trust_line', 'attestation', 'attestation_answer']) as name;
select guard_rows(name::regclass) from unnest(array['measure', 'measure_step', 'measure_after', 'measure_service',
  'status_proposal', 'alarm', 'trust_line', 'attestation', 'attestation_answer']) as name;

create function is_involved(incident uuid, authority uuid) returns boolean
  language sql stable security definer set search_path from current as
  $$ select exists (select from incident_authority i where i.incident_id = is_involved.incident and i.authority_id = is_involved.authority) $$;

-- All that are in the incident read; each acts on its own, and on what it asked for.
create policy reads on measure for select to candour_staff using (incident_id in (select my_incidents()));
create policy orders on measure for insert to candour_staff
  with check (ordered_by = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('measure.order')) and is_involved(incident_id, authority_id));
create policy acts on measure for update to candour_staff
  using ((select my_authority()) in (authority_id, ordered_by) and incident_id in (select my_incidents())
    and (select my_role_may('measure.act')));
create function is_my_measure(measure uuid) returns boolean language sql stable security definer set search_path from current as
  $$ select exists (select from measure m where m.id = is_my_measure.measure and my_authority() in (m.authority_id, m.ordered_by)
    and m.incident_id in (select my_incidents())) $$;
create policy reads on measure_step for select to candour_staff using (exists (select from measure m where m.id = measure_id));
create policy writes on measure_step for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('measure.act')) and is_my_measure(measure_id));
create policy reads on measure_after for select to candour_staff using (exists (select from measure m where m.id = measure_id));
create policy writes on measure_after for insert to candour_staff
  with check ((select my_role_may('measure.act')) and is_my_measure(measure_id));
create policy removes on measure_after for delete to candour_staff
  using ((select my_role_may('measure.act')) and is_my_measure(measure_id));
create policy reads on measure_service for select to candour_staff using (exists (select from measure m where m.id = measure_id));
create policy writes on measure_service for insert to candour_staff
  with check ((select my_role_may('measure.act')) and is_my_measure(measure_id));
create policy removes on measure_service for delete to candour_staff
  using ((select my_role_may('measure.act')) and is_my_measure(measure_id));
create policy reads on status_proposal for select to candour_staff using (exists (select from measure m where m.id = measure_id));
create policy proposes on status_proposal for insert to candour_staff
  with check ((select my_role_may('measure.act')) and is_my_measure(measure_id));
create policy decides on status_proposal for update to candour_staff
  using (((select my_role_may('service.change')) or (select my_role_may('measure.act'))) and exists (
    select from service s where s.id = service_id and s.authority_id = (select my_authority())));

create policy reads on alarm for select to candour_staff using (incident_id in (select my_incidents()));
create policy records on alarm for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('alarm.record')));

create policy reads on trust_line for select to candour_staff using (incident_id in (select my_incidents()));
create policy sets on trust_line for insert to candour_staff
  with check (from_authority = (select my_authority()) and incident_id in (select my_incidents())
    and ((select my_role_may('trust.set')) or (select my_role_may('attestation.answer'))));
create policy reads on attestation for select to candour_staff using (incident_id in (select my_incidents()));
create policy signs on attestation for all to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('attestation.sign')));
create policy reads on attestation_answer for select to candour_staff
  using (exists (select from attestation a where a.id = attestation_id));
create policy answers on attestation_answer for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('attestation.answer'))
    and exists (select from attestation a where a.id = attestation_id and a.authority_id <> (select my_authority())));
