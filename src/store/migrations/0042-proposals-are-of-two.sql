-- That one authority asked another to pass a briefing on, and why that one would not, is read by the two alone.
create policy proposals_are_of_two on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^briefing\.' or leaf::jsonb ->> 'subject' !~ '^proposal:' or (select my_authority())::text
    in (leaf::jsonb -> 'detail' ->> 'from', leaf::jsonb -> 'detail' ->> 'to'));
