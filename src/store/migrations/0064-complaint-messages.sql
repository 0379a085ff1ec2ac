-- Whoever's letter reached another: what was queued when somebody asked to hold it goes nowhere, also where it comes back
-- from a courier later. It ends when a human has released their notice.
create table sending_hold (
  person_id uuid primary key references person on delete cascade,
  authority_id uuid not null references authority,
  complaint_id uuid not null,
  at timestamptz not null
);
select require_entry('sending_hold');
select guard_rows('sending_hold');
-- Candour's own work writes it; whoever decides about a notice ends it.
create policy reads on sending_hold for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('notice.decide')));
create policy ends on sending_hold for delete to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('notice.decide')));

-- The message by which a complaint is acknowledged. Its words and its address are gone once it is carried.
create table complaint_message (
  id uuid primary key,
  complaint_id uuid not null references complaint on delete cascade,
  authority_id uuid not null references authority,
  channel text not null check (channel in ('email', 'text')),
  state text not null check (state in ('queued', 'sent', 'failed')),
  -- Sealed.
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
create index complaint_message_queue on complaint_message (queued_at, id) where state = 'queued';
create index complaint_message_of on complaint_message (complaint_id, queued_at);

-- A lease is no decision.
select require_entry('complaint_message', 'old.state is distinct from new.state');
select guard_rows('complaint_message');
create policy reads on complaint_message for select to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('complaint.read')));
create policy adds on complaint_message for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('complaint.deal')));

-- The day by which an answer was promised; whether their writer must not be written to.
alter table complaint add column answer_by date, add column quiet boolean not null default false;
