/** What lines of the timeline are about, for its filter: by the first word of an entry's verb. */

export const timelineKinds = [
  "incident",
  "measures",
  "staff",
  "data",
  "telling",
  "public",
  "regulator",
  "referral",
  "by-hand",
  "other",
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

const subjects: Readonly<Record<Exclude<TimelineKind, "other">, readonly string[]>> = {
  incident: ["incident", "exposure", "map"],
  measures: ["measure", "trust", "clearance", "attestation", "template"],
  staff: ["sighting", "briefing", "memo"],
  data: ["holding", "sharing", "retention", "data", "people", "person", "values"],
  telling: ["notice", "notices", "message", "messages", "letter", "delivery"],
  public: [
    "statement",
    "emergency",
    "point",
    "site",
    "service",
    "opening-hours",
    "maintenance",
    "outage",
    "place",
    "authority",
  ],
  regulator: ["clock", "decision", "report"],
  referral: ["referral", "evidence", "handover"],
  "by-hand": ["timeline"],
};

/** The first words of the verbs of a kind; null for what has no kind of its own: all that no other takes. */
export function subjectsOf(kind: TimelineKind): readonly string[] | null {
  return kind === "other" ? null : subjects[kind];
}

export const knownSubjects: readonly string[] = Object.values(subjects).flat();

export function kindOfVerb(verb: string): TimelineKind {
  const subject = verb.split(".")[0] ?? "";
  const found = Object.entries(subjects).find(([, words]) => words.includes(subject));
  return (found?.[0] as TimelineKind | undefined) ?? "other";
}

/** Of the public page and of bodies, which belong to no incident by themselves: those of the involved belong here. */
export const verbsAround: readonly string[] = [
  "service.added",
  "service.status-set",
  "service.described",
  "opening-hours.set",
  "authority.contact-changed",
];

/** Each look at personal data has a page of its own; here it would drown what happened. */
export const verbsElsewhere: readonly string[] = [
  "people.listed",
  "people.searched",
  "person.read",
  "notice.listed",
  "notice.read",
  "letter.read",
  "task.opened",
  "task.ended",
  // The line itself stands in the timeline.
  "timeline.line-added",
  "timeline.line-corrected",
  "timeline.line-struck",
  "timeline.pinned",
  "timeline.unpinned",
];
