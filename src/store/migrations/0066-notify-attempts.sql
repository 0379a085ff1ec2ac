-- GOV.UK Notify: how many were given to it in a day, and whose its own ids are. No index goes by what a receipt says:
-- thousands a second are written into rows that are there already, which is cheap as long as no index has to follow.
create index attempt_given on attempt (at) where carrier = 'notify' and outcome in ('open', 'sent', 'unknown');
create index attempt_provider on attempt (provider) where carrier = 'notify' and provider is not null;
-- Room on each page for what is said of its rows later.
alter table attempt set (fillfactor = 70);
alter table message set (fillfactor = 70);
