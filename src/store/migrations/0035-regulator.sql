-- What the regulator is told, and when: clocks besides the 72 hours, decisions, and reports. Each authority's own.
-- Words are sealed with a key of the root's own: they outlive the authority's data key, for what was reported, and what
-- was not and why, is kept after people's data is deleted (UK GDPR Art. 33(5)). They name nobody.
create table clock (
  incident_id uuid not null references incident,
  authority_id uuid not null references authority,
  -- A key of content/clocks.yaml.
  regime text not null check (regime ~ '^[a-z][a-z0-9-]*$'),
  state text not null check (state in ('running', 'met', 'not-applicable')),
  starts_at timestamptz,
  met_at timestamptz,
  reasons bytea not null,
  version int not null check (version > 0),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (incident_id, authority_id, regime),
  check (state = 'not-applicable' or starts_at is not null),
  check ((state = 'met') = (met_at is not null)),
  check (met_at >= starts_at)
);

create table decision (
  id uuid primary key,
  incident_id uuid not null references incident,
  authority_id uuid not null references authority,
  number int not null check (number > 0),
  kind text not null check (kind in ('general', 'not-to-report', 'not-to-tell', 'public-notice', 'near-miss')),
  -- Question, options, what was decided, reasons.
  words bytea not null,
  -- SHA-256 of them, as it stands in the ledger.
  hash bytea not null check (length(hash) = 32),
  state text not null check (state in ('waiting', 'made', 'refused')),
  decided_by uuid not null references staff,
  decided_at timestamptz not null,
  written_at timestamptz not null check (written_at >= decided_at),
  second_by uuid references staff,
  second_at timestamptz,
  second_words bytea,
  supersedes int check (supersedes < number),
  unique (incident_id, authority_id, number),
  foreign key (incident_id, authority_id, supersedes) references decision (incident_id, authority_id, number),
  -- Nobody confirms their own; and one person is enough for the general kind alone.
  check (second_by <> decided_by),
  check ((second_by is null) = (second_at is null)),
  check (state <> 'waiting' or second_by is null),
  check (state <> 'refused' or second_by is not null),
  check (state <> 'made' or kind = 'general' or second_by is not null)
);
-- One takes the place of another, not two.
create unique index decision_supersedes_once on decision (incident_id, authority_id, supersedes)
  where supersedes is not null and state <> 'refused';

create function guard_decision() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    if new.state = 'refused' or new.second_by is not null then
      raise exception 'a decision begins with one person' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end if;
  if old.state <> 'waiting' or row(new.id, new.incident_id, new.authority_id, new.number, new.kind, new.words, new.hash,
      new.decided_by, new.decided_at, new.written_at, new.supersedes)
    is distinct from row(old.id, old.incident_id, old.authority_id, old.number, old.kind, old.words, old.hash,
      old.decided_by, old.decided_at, old.written_at, old.supersedes) then
    raise exception 'a decision is never written over' using errcode = 'integrity_constraint_violation';
  end if;
  if not exists (select from staff s where s.id = new.second_by and s.authority_id = new.authority_id and s.ended_at is null) then
    raise exception 'the second person is of the same authority' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger decision_guarded before insert or update on decision for each row execute function guard_decision();
create trigger decision_is_kept before delete on decision for each row execute function refuse_ledger_change();
create trigger decision_is_not_emptied before truncate on decision for each statement execute function refuse_ledger_change();

-- What staff have written for the report that is next; the figures are taken from the register each time.
create table report_section (
  incident_id uuid not null references incident,
  authority_id uuid not null references authority,
  section text not null check (section in ('breach', 'data', 'effects', 'before', 'measures', 'telling', 'contacts')),
  words bytea not null,
  version int not null check (version > 0),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (incident_id, authority_id, section)
);

-- Reports that were sent: frozen.
create table report_sent (
  incident_id uuid not null references incident,
  authority_id uuid not null references authority,
  number int not null check (number > 0),
  kind text not null check (kind in ('initial', 'follow-up', 'final')),
  content bytea not null,
  hash bytea not null check (length(hash) = 32),
  -- By which it is told quickly whether figures have changed since.
  people int not null,
  places int not null,
  unread int not null,
  way text not null check (way in ('online-form', 'email', 'phone', 'post')),
  case_reference text not null,
  sent_at timestamptz not null,
  frozen_at timestamptz not null check (frozen_at >= sent_at),
  frozen_by uuid not null references staff,
  late boolean not null,
  ledger_size bigint not null,
  ledger_root bytea not null check (length(ledger_root) = 32),
  primary key (incident_id, authority_id, number),
  check ((kind = 'initial') = (number = 1))
);
create trigger report_sent_is_frozen before update or delete on report_sent
  for each row execute function refuse_ledger_change();
create trigger report_sent_is_not_emptied before truncate on report_sent
  for each statement execute function refuse_ledger_change();

-- Where the ledger stands, for what is frozen: its root is out of reach of every page otherwise.
create function ledger_head_now() returns table (size bigint, root bytea)
  language sql stable security definer set search_path from current as
  $$ select size, root from ledger_tree $$;

select require_entry(name::regclass) from unnest(array['clock', 'decision', 'report_section', 'report_sent']) as name;
select guard_rows(name::regclass) from unnest(array['clock', 'decision', 'report_section', 'report_sent']) as name;

create policy reads on clock for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('clock.read')));
create policy changes on clock for all to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('clock.change')));

create policy reads on decision for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('decision.read')));
create policy makes on decision for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('decision.make')));
create policy confirms on decision for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('decision.confirm')));

create policy reads on report_section for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('report.read')));
create policy writes on report_section for all to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('report.write')));

create policy reads on report_sent for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('report.read')));
create policy signs on report_sent for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents()) and (select my_role_may('report.sign')));

-- What a controller decides is its own matter; that and when it reported, partners may see.
create policy decisions_are_its_own on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^(decision|clock|report\.section)'
    or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);
