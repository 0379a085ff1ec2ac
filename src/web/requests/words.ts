/** What a request means, in plain words: what will be done, to how many, and how far the request is. */
import type { Deed, GuardedVerb, ProofExport, Request, RequestState } from "../../domain/staff/request.ts";
import type { RequestDetail, RequestLine } from "../../respond/desk/house/request-desk.ts";
import { categoryWords } from "../words/categories.ts";
import { count, listed } from "../words/numbers.ts";
import { roleWords } from "../words/roles.ts";
import { bandTags, flagTags, noticeTags, type Tag } from "../words/states.ts";

export const deedNames: Readonly<Record<GuardedVerb, string>> = {
  "notice.send": "Send notices",
  "people.reveal": "Show masked values",
  "people.export": "Export people",
  "data.delete": "Delete what was kept",
  "staff.change-role": "Change a colleague’s role",
};

export const requestTags: Readonly<Record<RequestState, Tag>> = {
  waiting: { text: "Waits", colour: "yellow" },
  granted: { text: "Granted", colour: "blue" },
  refused: { text: "Refused", colour: "red" },
  withdrawn: { text: "Taken back", colour: "grey" },
  expired: { text: "Nobody decided", colour: "grey" },
  "carried-out": { text: "Done", colour: "green" },
  lapsed: { text: "Not used in time", colour: "grey" },
};

type Meant = Pick<Request, "deed" | "extent"> & Partial<Pick<RequestDetail, "about">>;

/** "48 letters and 212 emails will go out." */
export function meaningOf({ deed, extent: { counts }, about = null }: Meant): readonly string[] {
  switch (deed.verb) {
    case "notice.send":
      return sendingMeans(counts);
    case "people.reveal":
      return [
        `The ${listed(deed.types.map((type) => categoryWords(type).toLowerCase()))} of ${about ?? "one person"} will be shown in full, once, to who asked and nobody else.`,
        "They are read again from what was kept of the holding. Candour does not keep them.",
      ];
    case "people.export":
      if (deed.proof !== undefined) return proofMeans(counts["people"] ?? 0, deed.proof);
      return [
        `${count(counts["people"] ?? 0, "person", "people")} will be written into one file: names, contacts, what was taken about each and how they are told.`,
        `The file holds ${filterWords(deed.filters)}. It can be downloaded once, by who asked. After that Candour cannot protect it.`,
      ];
    case "data.delete":
      return [deletionMeans(counts), "Their keys are destroyed. It cannot be undone."];
    case "staff.change-role":
      return [
        `${about ?? "A colleague"} will be: ${roleWords[deed.role]}. They are signed out everywhere and sign in again with the new role.`,
      ];
  }
}

function proofMeans(people: number, proof: ProofExport): readonly string[] {
  const named = proof === "names" ? "by reference and name" : "by reference, without names";
  return [
    `${count(people, "person", "people")} will be written into one file, ${named}: how each stands, and what proves that they were told.`,
    "The file holds everybody of your authority. It can be downloaded once, by who asked. After that Candour cannot protect it.",
  ];
}

function sendingMeans(counts: Readonly<Record<string, number>>): readonly string[] {
  const { notices = 0, letters = 0, emails = 0, texts = 0, exercise = 0 } = counts;
  const parts = [
    letters > 0 ? count(letters, "letter", "letters") : "",
    emails > 0 ? count(emails, "email", "emails") : "",
    texts > 0 ? count(texts, "text message", "text messages") : "",
  ].filter((part) => part !== "");
  const go = `${listed(parts)} will go out, one to each person.`;
  if (exercise === 0) return [go, "What is sent cannot be called back."];
  const practice =
    exercise === notices
      ? "All are approved as an exercise: they go where the exercise sends them."
      : `${count(exercise, "of them is", "of them are")} approved as an exercise. The others go to real people.`;
  return [go, practice];
}

function deletionMeans(counts: Readonly<Record<string, number>>): string {
  const { people = 0, untold = 0, findings = 0, holdings = 0, documents = 0 } = counts;
  const parts = [
    people > 0 ? count(people, "person", "people") : "",
    findings > 0 ? count(findings, "finding", "findings") : "",
    holdings > 0 ? count(holdings, "holding", "holdings") : "",
    documents > 0 ? count(documents, "document", "documents") : "",
  ].filter((part) => part !== "");
  const left = untold > 0 ? ` ${count(untold, "of them was", "of them were")} never told.` : "";
  return parts.length === 0 ? "Nothing is kept; the key goes." : `${listed(parts)} will be deleted.${left}`;
}

export function filterWords(filters: Extract<Deed, { verb: "people.export" }>["filters"]): string {
  const { band, category, role, flag, notice } = filters;
  const parts = [
    band === undefined ? "" : `severity ${bandTags[band].text.toLowerCase()}`,
    category === undefined ? "" : `with ${categoryWords(category).toLowerCase()}`,
    role === undefined ? "" : role === "staff" ? "members of staff" : "people who are no staff",
    flag === undefined ? "" : flag === "uncertain" ? "uncertain matches" : flagTags[flag].text.toLowerCase(),
    notice === undefined
      ? ""
      : notice === "none"
        ? "without a notice"
        : `notice ${noticeTags[notice].text.toLowerCase()}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "everybody of your authority" : `only: ${listed(parts)}`;
}

/** Who asked, who decided, until when: one line for the list. */
export function progressOf({ state, waitsUntil, holdsUntil, deciderName }: RequestLine): {
  readonly by: string | null;
  readonly until: Date | null;
} {
  if (state === "waiting") return { by: null, until: waitsUntil };
  return { by: deciderName, until: state === "granted" ? holdsUntil : null };
}
