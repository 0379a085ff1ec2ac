-- Who wants to hear more. The address lies sealed and is found by a keyed hash; leaving deletes the row.
create table subscriber (
  id uuid primary key,
  -- Messages are queued by ranges of it.
  position bigint generated always as identity unique,
  hash bytea not null unique,
  email bytea not null,
  state text not null check (state in ('asked', 'active')),
  topics text[] not null,
  pace text not null check (pace in ('at-once', 'daily')),
  -- What was asked for and waits for the button in the confirmation.
  wanted jsonb,
  wanted_at timestamptz,
  asked timestamptz[] not null default '{}',
  confirmed_at timestamptz,
  failures int not null default 0,
  check ((state = 'active') = (confirmed_at is not null)),
  check ((wanted is null) = (wanted_at is null))
);
create index subscriber_unconfirmed on subscriber (wanted_at) where wanted_at is not null;

-- What goes out to many: one row for all of them, and how far its queueing has come.
create table mailing (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('confirmation', 'news', 'digest')),
  made_at timestamptz not null,
  topics text[] not null default '{}',
  items jsonb not null default '[]',
  -- Of a digest: it tells of the news after this one.
  since bigint not null default 0,
  reached bigint not null default 0,
  queued_at timestamptz,
  queued int not null default 0,
  held int not null default 0
);
create index mailing_to_queue on mailing (id) where queued_at is null;
create index mailing_of_news on mailing (made_at) where kind = 'news';

-- Each subscriber once for each mailing. Without foreign keys: a million at once are queued in a minute.
create table mailing_message (
  subscriber bigint not null,
  mailing bigint not null,
  state text not null check (state in ('queued', 'held', 'sent', 'failed')),
  rank smallint not null,
  free_at timestamptz not null,
  attempts int not null default 0,
  sent_at timestamptz,
  primary key (subscriber, mailing)
);
create index mailing_message_queue on mailing_message (rank, mailing, subscriber) where state = 'queued';
create index mailing_message_held on mailing_message (mailing) where state = 'held';

-- One row: what stands on the public page, what was told of it last, since when both differ, and whether sending rests.
create table news_desk (
  only_one boolean primary key default true check (only_one),
  latest jsonb,
  announced jsonb,
  changed_at timestamptz,
  paused_at timestamptz,
  paused_by uuid references staff,
  reason text not null default ''
);
insert into news_desk default values;

select require_entry('subscriber', 'old.state is distinct from new.state or old.topics is distinct from new.topics or old.pace is distinct from new.pace');
select require_entry('mailing', 'old.queued_at is distinct from new.queued_at');
select require_entry('news_desk', 'old.paused_at is distinct from new.paused_at');
select guard_rows('subscriber');
select guard_rows('mailing');
select guard_rows('mailing_message');
select guard_rows('news_desk');
