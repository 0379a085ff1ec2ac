-- The safe-contact gate: flags that people raise, links between two who must not know of one another, and the work on
-- whoever is held. All of it one controller's own; Candour's own work writes it, for a flag reaches across authorities.
alter table person drop constraint person_flags_check,
  add check (flags <@ array['child', 'deceased', 'at-risk', 'no-fixed-abode', 'moved', 'staff', 'must-not-know']);

create table person_flag (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  person_id uuid not null references person on delete cascade,
  flag text not null check (flag in ('child', 'deceased', 'at-risk', 'no-fixed-abode', 'moved', 'staff', 'must-not-know')),
  -- found: in what was taken, and lifted by hand; file: a list of the body's own; partner: of somebody who may be this person.
  source text not null check (source in ('hand', 'file', 'partner', 'found')),
  -- Doubtful ones may be meant for somebody else: until somebody has looked, they hold as well.
  certain boolean not null,
  state text not null check (state in ('raised', 'lift-asked', 'lifted')),
  raised_by text not null,
  raised_at timestamptz not null,
  -- Sealed with the person's own key: why it is to be lifted, for the second person's eyes.
  lift_reasons bytea,
  lift_asked_by uuid references staff,
  lift_asked_at timestamptz,
  lifted_by uuid references staff,
  lifted_at timestamptz,
  -- In how many holdings it was found when it was lifted: one more brings it back.
  found_in int not null default 0,
  check ((state = 'raised') = (lift_asked_by is null)),
  check ((lift_asked_by is null) = (lift_asked_at is null)),
  check ((state = 'lifted') = (lifted_by is not null)),
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index person_flag_once on person_flag (person_id, flag, source) where state <> 'lifted';
create index person_flag_of on person_flag (person_id);
create index person_flag_in on person_flag (incident_id, authority_id);

-- Two people who must not know of one another, of whichever authorities: what one of them has is never a way to the other.
create table keep_apart (
  flag_id uuid not null references person_flag on delete cascade,
  person_id uuid not null references person on delete cascade,
  other_id uuid not null references person on delete cascade check (other_id <> person_id),
  primary key (flag_id, person_id, other_id)
);
create index keep_apart_of on keep_apart (person_id);
create index keep_apart_other on keep_apart (other_id);

-- A way to reach somebody that staff learned of, for who is held. Ordinals begin beyond those that are found.
create table alternative_contact (
  person_id uuid not null references person on delete cascade,
  authority_id uuid not null references authority,
  ordinal int not null check (ordinal >= 10000),
  kind text not null check (kind in ('email', 'phone', 'address')),
  value bytea not null,
  added_by uuid not null references staff,
  added_at timestamptz not null,
  primary key (person_id, ordinal)
);

-- What is done about who is held: since when, who has it, what comes next, and the first of two who released them.
create table hold_work (
  person_id uuid primary key references person on delete cascade,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  since timestamptz not null,
  assigned_to uuid references staff,
  -- Sealed.
  next_step bytea,
  next_on date,
  version int not null default 0,
  changed_by uuid references staff,
  changed_at timestamptz,
  release_asked_by uuid references staff,
  release_asked_at timestamptz,
  -- Ordinals of the ways that the first of the two chose, and why.
  release_ways int[],
  release_reasons bytea,
  check ((release_asked_by is null) = (release_asked_at is null)),
  check ((release_asked_by is null) = (release_ways is null))
);
create index hold_work_in on hold_work (incident_id, authority_id);

create table hold_effort (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  authority_id uuid not null references authority,
  at timestamptz not null,
  by uuid not null references staff,
  way text not null check (way in ('phone', 'visit', 'email', 'other-body', 'own-records')),
  outcome text not null check (outcome in ('spoke', 'guardian-checked', 'no-answer', 'not-safe', 'wrong-person', 'asked', 'checked')),
  -- Sealed.
  note bytea not null
);
create index hold_effort_of on hold_effort (person_id, at);

-- A list of flags that was read and is not yet taken in: sealed, and gone when it is, or a day later.
create table flag_file (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  read_by uuid not null references staff,
  read_at timestamptz not null,
  state text not null check (state in ('read', 'taken')),
  counts jsonb not null,
  content bytea,
  check (state = 'read' or content is null)
);

select require_entry(name::regclass) from unnest(array['person_flag', 'keep_apart', 'alternative_contact', 'hold_work',
  'hold_effort', 'flag_file']) as name;
select guard_rows(name::regclass) from unnest(array['person_flag', 'keep_apart', 'alternative_contact', 'hold_work',
  'hold_effort', 'flag_file']) as name;
create policy reads on person_flag for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('gate.read')));
create policy reads on alternative_contact for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('gate.read')));
create policy reads on hold_work for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('gate.read')));
create policy decides on hold_work for all to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('notice.decide')));
create policy reads on hold_effort for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('gate.read')));

-- Whoever was held at this moment has been since their notice was drafted.
insert into hold_work (person_id, incident_id, authority_id, since)
  select person_id, incident_id, authority_id, min(drafted_at) from notice where state = 'held'
  group by person_id, incident_id, authority_id;

-- What was queued when a flag was raised goes nowhere, as after a complaint.
alter table sending_hold alter column complaint_id drop not null,
  add column reason text not null default 'moved';
alter table sending_hold alter column reason drop default;
