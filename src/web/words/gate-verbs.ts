/** Ledger entries about the safe-contact gate and severity by hand, in words. */
export const gateVerbs: Readonly<Record<string, string>> = {
  "person.flagged": "A person was flagged, and what was to be sent is held",
  "person.flag-lift-asked": "Asked to lift a flag",
  "person.flag-lifted": "Flag lifted",
  "person.flag-kept": "Flag kept: it is not lifted",
  "person.flag-confirmed": "Flag confirmed: it is meant for this person",
  "people.flags-read": "A list of flags was read, to see what it would do",
  "people.flags-imported": "A list of flags was taken in",
  "notice.effort-recorded": "What was tried for somebody who is held",
  "notice.work-planned": "Who has it and what comes next, for somebody who is held",
  "notice.contact-added": "A way to reach somebody who is held was added",
  "notice.release-asked": "Asked to release a held notice",
  "notice.release-refused": "Not released: a second person said no",
  "person.severity-adjusted": "Severity of a person set by hand",
  "notices.withdrawn": "Notices withdrawn: it was judged that these people are not written to",
  "people.circumstances-set": "Circumstances of the severity set",
};
