-- Referrals to bodies outside of an incident, what they ask, and what they were answered.
create table referral (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  number int not null check (number > 0),
  body text not null check (body <> ''),
  mark text not null check (mark in ('red', 'amber-strict', 'amber', 'green', 'clear')),
  joint boolean not null check (not joint or mark in ('amber', 'green', 'clear')),
  named uuid[] not null default '{}',
  -- What is referred, the contact outside, the reference that was given: staff may have typed a name.
  words bytea not null,
  state text not null check (state in ('drafted', 'made', 'acknowledged', 'closed', 'withdrawn')),
  state_at timestamptz not null,
  referred_at timestamptz,
  version int not null check (version > 0),
  by_staff uuid not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  unique (incident_id, authority_id, number)
);

create table referral_question (
  id uuid primary key,
  referral_id uuid not null references referral on delete cascade,
  number int not null check (number > 0),
  words bytea not null,
  asked_at timestamptz not null,
  due_at timestamptz,
  by_staff uuid not null,
  written_at timestamptz not null,
  unique (referral_id, number)
);

-- Each answer stays as it was given; a later one stands below it.
create table referral_answer (
  question_id uuid not null references referral_question on delete cascade,
  number int not null check (number > 0),
  kind text not null check (kind in ('answered', 'declined')),
  words bytea not null,
  by_staff uuid not null,
  at timestamptz not null,
  primary key (question_id, number)
);

select require_entry(name::regclass) from unnest(array['referral', 'referral_question', 'referral_answer']) as name;
select guard_rows(name::regclass) from unnest(array['referral', 'referral_question', 'referral_answer']) as name;
create policy reads on referral for select to candour_staff
  using (incident_id in (select my_incidents()) and (select my_role_may('referral.read'))
    and (authority_id = (select my_authority()) or joint));
create policy adds on referral for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('referral.write')));
create policy changes on referral for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('referral.write')));
create policy reads on referral_question for select to candour_staff
  using (exists (select from referral r where r.id = referral_id));
create policy adds on referral_question for insert to candour_staff
  with check ((select my_role_may('referral.write')) and exists (
    select from referral r where r.id = referral_id and r.authority_id = (select my_authority())));
create policy reads on referral_answer for select to candour_staff
  using (exists (select from referral_question q where q.id = question_id));
create policy adds on referral_answer for insert to candour_staff
  with check ((select my_role_may('referral.write')) and exists (
    select from referral_question q join referral r on r.id = q.referral_id
    where q.id = question_id and r.authority_id = (select my_authority())));
