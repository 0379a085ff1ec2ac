-- What each person is told, and the outbox from which it is sent.
create table notice (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  -- One notice a person: nobody is told twice.
  person_id uuid not null unique references person on delete cascade,
  band text not null check (band in ('low', 'medium', 'high', 'very-high')),
  state text not null check (state in ('held', 'drafted', 'approved', 'sending', 'sent', 'failed', 'withdrawn')),
  channel text check (channel in ('email', 'letter', 'text')),
  hold_reasons text[] not null,
  -- Sealed: the name, where it goes, and the words.
  name bytea not null,
  destination bytea,
  words bytea not null,
  drafted_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  exercise boolean not null default false,
  check (state in ('held', 'drafted', 'withdrawn') or (channel is not null and destination is not null)),
  check ((approved_by is null) = (approved_at is null))
);
create index notice_by_state on notice (incident_id, authority_id, state, band);

-- The outbox: filled in the transaction that queues, leased by whoever delivers, never emptied.
create table message (
  -- Unique, made before the first attempt, without personal data: by it a courier knows what it already has.
  reference text primary key,
  notice_id uuid not null unique references notice,
  channel text not null check (channel in ('email', 'letter', 'text')),
  -- The highest severity goes first.
  urgency int not null,
  state text not null check (state in ('queued', 'sent', 'failed')),
  queued_at timestamptz not null,
  -- Not to be taken before: the end of somebody's lease, or of a pause after a failure.
  free_at timestamptz not null,
  attempts int not null default 0,
  sent_at timestamptz,
  check ((state = 'sent') = (sent_at is not null))
);
create index message_queue on message (urgency desc, queued_at, reference) where state = 'queued';

create table attempt (
  message_reference text not null references message,
  number int not null,
  at timestamptz not null,
  -- "sent", "sent (found from an earlier attempt)", or why not; never where to.
  result text not null,
  primary key (message_reference, number)
);
