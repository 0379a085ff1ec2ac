-- Signing in without the network that was breached: second factors, invitations, sessions that are known by more than
-- their token, and announcements that are shown until somebody has read them.

alter table staff
  -- An account that has ended keeps its row: the ledger speaks of it.
  add column ended_at timestamptz,
  add column break_glass boolean not null default false;

-- A session from before had a passphrase alone behind it. Who knows an account's sources knew no more than that either.
delete from session;
delete from familiar_source;
alter table session
  add column id uuid not null unique,
  add column source text not null,
  add column browser text not null,
  add column confirmed_at timestamptz not null;

-- The key of an authenticator app, sealed. `last_step` is the last 30 seconds of which a code was taken: none works twice.
create table totp (
  staff_id uuid primary key references staff on delete cascade,
  secret bytea,
  last_step bigint not null default 0,
  enrolled_at timestamptz,
  -- A key that is shown to be scanned, and takes the other's place once a code of it was typed.
  offered bytea,
  offered_at timestamptz,
  check ((secret is null) = (enrolled_at is null)),
  check ((offered is null) = (offered_at is null))
);

create table passkey (
  -- The credential's id, as browsers write it.
  id text primary key,
  staff_id uuid not null references staff on delete cascade,
  name text not null check (name <> ''),
  public_key bytea not null,
  counter bigint not null,
  -- The host name that it was made for, and works under.
  host text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_by_staff on passkey (staff_id);

-- Challenges carry their own proof of where they come from; those that were answered are kept until they run out.
create table spent_challenge (
  challenge_hash bytea primary key,
  ends_at timestamptz not null
);

create table recovery_code (
  staff_id uuid not null references staff on delete cascade,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (staff_id, code_hash)
);

create table invitation (
  id uuid primary key,
  -- 'account': makes one. 'passphrase': a new passphrase for one. 'factors': that, and second factors anew.
  kind text not null check (kind in ('account', 'passphrase', 'factors')),
  code_hash bytea not null unique,
  staff_id uuid references staff on delete cascade,
  name text not null check (name <> ''),
  email text not null check (email = lower(email)),
  role text not null check (role in ('lead', 'analyst', 'dpo', 'communications', 'service-owner', 'contact-centre', 'liaison')),
  authority_id uuid not null references authority,
  invited_by uuid references staff,
  made_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > made_at),
  taken_at timestamptz,
  withdrawn_at timestamptz,
  check ((kind = 'account') = (staff_id is null))
);
create index invitation_by_authority on invitation (authority_id);

-- Somebody who is on the way in, in one browser: the passphrase was right, or an invitation's code.
create table half_session (
  token_hash bytea primary key,
  staff_id uuid references staff on delete cascade,
  invitation_id uuid references invitation on delete cascade,
  started_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > started_at),
  wrong_codes int not null default 0,
  check ((staff_id is null) <> (invitation_id is null))
);
create index half_session_by_end on half_session (ends_at);

-- Whom the body's own sign-in means: matched by e-mail once, by its own name for them ever after.
create table provider_subject (
  issuer text not null,
  subject text not null,
  staff_id uuid not null references staff on delete cascade,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, staff_id)
);

create table announcement (
  id uuid primary key,
  kind text not null check (kind in ('break-glass-used', 'break-glass-set', 'recovery-code-used', 'passphrase-link', 'factors-link')),
  staff_id uuid not null references staff,
  by_staff uuid references staff,
  at timestamptz not null,
  source text not null
);
create table announcement_reader (
  announcement_id uuid not null references announcement on delete cascade,
  staff_id uuid not null references staff on delete cascade,
  acknowledged_at timestamptz,
  primary key (announcement_id, staff_id)
);
create index announcement_unread on announcement_reader (staff_id) where acknowledged_at is null;

-- None of this changes without its entry in the ledger. That a passkey was used, or a key for an app offered to be scanned,
-- decides nothing.
select require_entry(name::regclass) from unnest(array['recovery_code', 'invitation', 'provider_subject', 'announcement',
  'announcement_reader']) as name;
select require_entry('passkey', 'old.name is distinct from new.name or old.public_key is distinct from new.public_key');
create trigger update_has_its_entry after update on totp
  for each row when (old.secret is distinct from new.secret) execute function mark_change();
create trigger delete_has_its_entry after delete on totp
  for each row when (old.secret is not null) execute function mark_change();
create trigger insert_has_its_entry after insert on totp
  for each row when (new.secret is not null) execute function mark_change();
