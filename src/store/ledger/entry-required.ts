/**
 * Tables whose changes are no decisions and are about nobody, so that they need no entry in the ledger. Every other table
 * refuses a transaction that changes it without one (migration 0012, require_entry).
 */
export const entryRequired = {
  exempt: {
    migration: "what the record is made of; its checksum is held to the release",
    mailing_message: "who of many was told already; the mailing has its entries",
    subscriber_gone: "a counter that goes with the entry of whoever left",
    ledger_entry: "the ledger itself",
    ledger_tree: "the ledger itself",
    entry_salt: "written with its entry, deleted with an entry of the deletion",
    change_under_way: "the mark by which an entry is asked for",
    master_key: "by which the record knows its key",
    outbox: "by which the record knows its outbox folder",
    data_key: "made when first needed; that one is destroyed is watched by itself",
    session: "coming and going; sign-in is limited and shown, not decided",
    half_session: "somebody on the way in, gone after minutes; what becomes of it is decided elsewhere",
    spent_challenge: "questions to passkeys that were answered, gone after minutes",
    familiar_source: "where somebody signed in from, for the limits",
    sign_in_throttle: "how often somebody tried",
    role_verb: "the copy of the permissions that come with the release",
    incident_count: "a counter that goes with the incident's own entry",
    untold_sighting: "whose outcome the public site is yet to show; the outcome has its own entry",
    attempt: "each try to carry a message; what became of it stands in the message's entries",
  } as Readonly<Record<string, string>>,
} as const;
