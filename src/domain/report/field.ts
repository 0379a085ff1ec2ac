/**
 * The fields of the regulator's online form, in its order: three pages. It cannot be saved and takes half an hour, so the
 * answers are kept here and pasted there. Which section of ours a field is edited in, and what may be chosen.
 */
export const sections = {
  breach: "What happened",
  data: "Data and people",
  effects: "Effects",
  before: "Harm, training and delay",
  measures: "Measures",
  telling: "Who has been told",
  contacts: "Contacts",
} as const;
export type SectionKey = keyof typeof sections;
export const sectionKeys = Object.keys(sections) as readonly SectionKey[];

export type ReportField = {
  readonly key: FieldKey;
  /** As in the pack: page of the form, and place on it. */
  readonly number: string;
  readonly section: SectionKey;
  readonly label: string;
  readonly hint?: string;
  readonly kind: "long" | "short" | "choice" | "several" | "count";
  readonly choices?: Readonly<Record<string, string>>;
  /** Of somebody who is to be named: the DPO, a contact. */
  readonly names?: true;
  /** Taken from the register and the record, whatever is typed besides. */
  readonly drawn?: true;
  /** May stay empty. */
  readonly optional?: true;
};

export const fieldKeys = [
  "kind",
  "caseReference",
  "whatHappened",
  "cyber",
  "howFound",
  "discovered",
  "happened",
  "dataCategories",
  "records",
  "people",
  "peopleCategories",
  "consequences",
  "likelihood",
  "affected",
  "impact",
  "recovery",
  "harm",
  "training",
  "trainingWords",
  "delay",
  "measuresBefore",
  "measuresTaken",
  "preventing",
  "told",
  "toldWords",
  "otherBodies",
  "registration",
  "dpo",
  "contact",
] as const;
export type FieldKey = (typeof fieldKeys)[number];
