-- GOV.UK Notify: how many were given to it in a day, what nothing final is known of, and whose its own ids are.
create index attempt_given on attempt (at) where carrier = 'notify' and outcome in ('open', 'sent', 'unknown');
create index attempt_not_final on attempt (at)
  where carrier = 'notify' and outcome = 'sent' and (receipt is null or receipt in ('accepted', 'sending'));
create index attempt_provider on attempt (provider) where carrier = 'notify' and provider is not null;
