-- Whoever calls, comes to a counter or writes about their own data: what came of it, and what is still owed to them.
create table enquiry (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  person_id uuid not null references person on delete cascade,
  at timestamptz not null,
  way text not null check (way in ('phone', 'counter', 'email', 'post')),
  outcome text not null check (outcome in ('told', 'advised', 'not-identified', 'call-back', 'complaint', 'no-answer')),
  -- Sealed with the person's own key: gone when it is.
  note bytea not null,
  by uuid not null references staff,
  follow_up_due date,
  followed_up_by uuid references staff,
  followed_up_at timestamptz,
  check ((followed_up_by is null) = (followed_up_at is null)),
  check (followed_up_at is null or follow_up_due is not null)
);
create index enquiry_of_person on enquiry (person_id, at);
create index enquiry_due on enquiry (incident_id, authority_id, follow_up_due)
  where follow_up_due is not null and followed_up_at is null;

select require_entry('enquiry');
select guard_rows('enquiry');
create policy reads on enquiry for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('caller.read')));
create policy adds on enquiry for insert to candour_staff
  with check (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('caller.record')) and exists (
      select from person p where p.id = person_id and p.authority_id = enquiry.authority_id and p.incident_id = enquiry.incident_id));
create policy changes on enquiry for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('caller.record')));

-- How many of a partner's residents call, and when, is the partner's own.
create policy own_enquiries on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^enquiry\.' or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);

-- Whom a complaint is about, where the reference on a letter says so: known to their own controller alone.
alter table complaint add column person_id uuid references person on delete set null;
create index complaint_of_person on complaint (person_id) where person_id is not null;
