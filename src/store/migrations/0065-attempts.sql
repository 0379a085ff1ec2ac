-- Each attempt has a reference of its own, by which the carrier is asked what became of it, and says so later. It is
-- written down before the carrier is given anything: what broke off stands there as open.
alter table attempt
  add column reference text generated always as (message_reference || '.' || number) stored,
  add column carrier text check (carrier in ('outbox', 'notify', 'smtp', 'print')),
  add column outcome text check (outcome in ('open', 'sent', 'refused', 'unavailable', 'unknown', 'not-sent')),
  -- The carrier's own id of it: proof.
  add column provider text,
  -- What the carrier said of it later; never an address.
  add column receipt text check (receipt in ('accepted', 'sending', 'delivered', 'temporary-failure', 'technical-failure',
    'permanent-failure', 'returned', 'complained')),
  add column receipt_at timestamptz,
  add column receipt_from text check (receipt_from in ('notify', 'smtp', 'printer', 'staff')),
  add column receipt_code text,
  add check ((receipt is null) = (receipt_at is null));
update attempt set carrier = 'outbox', outcome = case when result like 'sent%' then 'sent' else 'not-sent' end;
alter table attempt alter column carrier set default 'outbox', alter column carrier set not null,
  alter column outcome set default 'not-sent', alter column outcome set not null;
create unique index attempt_reference on attempt (reference);
create index attempt_doubtful on attempt (message_reference) where outcome in ('open', 'unknown');

-- waiting: of a wave that has not let it go yet; unsure: it may have gone, and a person decides.
alter table message drop constraint message_state_check, drop constraint message_check,
  add check (state in ('waiting', 'queued', 'sent', 'failed', 'unsure')),
  add check (state <> 'sent' or sent_at is not null),
  add column exercise boolean not null default false,
  add column carrier text check (carrier in ('outbox', 'notify', 'smtp', 'print')),
  -- Sealed, where it goes another way than its notice says.
  add column destination bytea,
  -- Of its last attempt that was carried.
  add column receipt text,
  add column receipt_at timestamptz,
  add check ((receipt is null) = (receipt_at is null));
update message m set exercise = n.exercise from notice n where n.id = m.notice_id and n.exercise;
drop index message_queue;
create index message_queue on message (channel, exercise, urgency desc, queued_at, reference) where state = 'queued';
create index message_unsure on message (notice_id) where state = 'unsure';
create index message_free on message (channel, exercise, free_at) where state = 'queued';

-- Sealed: every way by which the person may safely be told, in order.
alter table notice add column routes bytea;
