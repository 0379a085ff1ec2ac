-- Tables that came after row-level security, or beside it. Accounts, factors and sign-in are Candour's own work: whoever
-- signs in is nobody yet, and no page reads them by a connection of its own.
select guard_rows(name::regclass) from unnest(array['totp', 'passkey', 'spent_challenge', 'recovery_code', 'invitation',
  'half_session', 'provider_subject', 'announcement', 'announcement_reader', 'restore', 'delivery_halt']) as name;

-- The key's slots are for whoever opens the record.
alter table key_slot enable row level security;
revoke all on key_slot from candour_work, candour_staff;
