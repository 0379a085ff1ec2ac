-- Severity as a person sees it: parts of the formula set by hand for one person, the circumstances of one authority's
-- data in an incident, and decisions over a group of people, whether they are told.
create table severity_adjustment (
  person_id uuid primary key references person on delete cascade,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  -- Null: as reckoned.
  context double precision check (context between 1 and 4),
  identification double precision check (identification in (0.25, 0.5, 0.75, 1)),
  circumstances double precision check (circumstances between 0 and 2),
  -- Sealed with the person's own key.
  reasons bytea not null,
  changed_by uuid not null references staff,
  changed_at timestamptz not null,
  version int not null check (version > 0),
  -- What the method gives now, brought up to date by each review; and whether that is not what the person saw.
  reckoned_context double precision not null,
  reckoned_identification double precision not null,
  reckoned_circumstances double precision not null,
  reckoned_categories text[] not null,
  ground_changed boolean not null default false
);
create table incident_circumstances (
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  confidentiality text not null check (confidentiality in ('kept', 'lost-to-known', 'lost-to-unknown')),
  integrity text not null check (integrity in ('kept', 'altered', 'not-recoverable')),
  availability text not null check (availability in ('kept', 'temporarily-lost', 'lost')),
  malicious boolean not null,
  -- Nobody who took it can read it.
  unintelligible boolean not null,
  added double precision not null check (added between 0 and 2),
  because text[] not null,
  changed_by uuid not null references staff,
  changed_at timestamptz not null,
  version int not null check (version > 0),
  primary key (incident_id, authority_id)
);
select require_entry(name::regclass) from unnest(array['severity_adjustment', 'incident_circumstances']) as name;
select guard_rows(name::regclass) from unnest(array['severity_adjustment', 'incident_circumstances']) as name;
create policy reads on severity_adjustment for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('people.read')));
create policy reads on incident_circumstances for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()));

create function band_of(score double precision) returns text language sql immutable as
  $$ select case when score < 2 then 'low' when score < 3 then 'medium' when score < 4 then 'high' else 'very-high' end $$;
create function is_borderline(score double precision) returns boolean language sql immutable as
  $$ select least(abs(score - 2), abs(score - 3), abs(score - 4)) <= 0.25 $$;

-- A decision over a group: whose severity and what was taken say who is in it.
alter table decision drop constraint decision_kind_check, add column people jsonb,
  add check (kind in ('general', 'not-to-report', 'not-to-tell', 'public-notice', 'near-miss', 'telling')),
  add check ((kind = 'telling') = (people is not null));
create or replace function guard_decision() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    if new.state = 'refused' or new.second_by is not null then
      raise exception 'a decision begins with one person' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end if;
  if old.state <> 'waiting' or row(new.id, new.incident_id, new.authority_id, new.number, new.kind, new.words, new.hash,
      new.decided_by, new.decided_at, new.written_at, new.supersedes, new.people)
    is distinct from row(old.id, old.incident_id, old.authority_id, old.number, old.kind, old.words, old.hash,
      old.decided_by, old.decided_at, old.written_at, old.supersedes, old.people) then
    raise exception 'a decision is never written over' using errcode = 'integrity_constraint_violation';
  end if;
  if not exists (select from staff s where s.id = new.second_by and s.authority_id = new.authority_id and s.ended_at is null) then
    raise exception 'the second person is of the same authority' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
