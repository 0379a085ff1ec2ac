/** One set of words: what notices say now, the draft with what it changes, how it reads, and all that it said before. */
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { WordingFields } from "../../../domain/wording/wording.ts";
import type { WordingSheet } from "../../../respond/desk/people/wording-desk.ts";
import { wordsFor } from "../../../respond/words.ts";
import { raw } from "../../frame/fields.ts";
import { notFound, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { differenceOf } from "../difference.ts";
import { addressOf, kindWords, sheetOf, templatesHref, whichIn, whichOf } from "../found.ts";
import { labelOf } from "../labels.ts";
import { howItReads } from "../reads.ts";

export const path = "/notices/templates/:code/:wording";
export const needs = "staff";
export const verbs = { get: "wording.read", post: "wording.write" } as const;

const stateWords = {
  draft: "Waits for a yes",
  approved: "In use",
  discarded: "Put away",
  replaced: "Replaced",
};

export async function get(visit: StaffVisit): Promise<Reply> {
  const { staff } = visit;
  const sheet = await sheetOf(visit);
  if (sheet === null) return notFound;
  const { draft, standing, now, language, kind, versions, english } = sheet;
  return page("wording/one/page.njk", {
    ...{ title: kindWords[kind], language, draft, standing },
    here: addressOf(whichIn(sheet)),
    back: { href: templatesHref, text: "What notices say" },
    isEnglish: language.code === "en",
    rows: rowsOf(sheet, now),
    changes: draft === null ? [] : changesOf(sheet, now, draft.fields),
    reads: howItReads(kind, language.code, draft?.fields ?? now),
    lacking: Object.keys(english).filter((field) => now[field] === "").length,
    // The English has moved on since the draft was made.
    isBehind: draft !== null && language.code !== "en" && !saySame(draft.source, english),
    ownWords: draft?.writers.includes(staff.id) ?? false,
    version: sheet.version,
    history: versions.map((one) => ({ ...one, stateWords: stateWords[one.state] })),
    may: {
      write: mayEver(staff.role, "wording.write"),
      approve: mayEver(staff.role, "wording.approve"),
      seePeople: mayEver(staff.role, "notice.read"),
    },
  });
}

/** A draft is put away. */
export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const which = whichOf(visit);
  if (which === null) return notFound;
  const outcome = await desk.discardWording(staff, which, Number(raw(form, "number")));
  if (!outcome.ok && outcome.problem.kind === "no-such-wording") return notFound;
  return redirect(addressOf(which), outcome.ok ? "The draft is put away." : wordsFor(outcome.problem));
}

function rowsOf({ kind, english }: WordingSheet, fields: WordingFields) {
  return Object.entries(english).map(([field, text]) => ({
    label: labelOf(kind, field),
    text: fields[field] || text,
    inEnglish: fields[field] === "",
  }));
}

function changesOf({ kind, english }: WordingSheet, from: WordingFields, to: WordingFields) {
  // In the order in which the notice is read, whatever order the record has.
  return Object.keys(english)
    .map((field) => ({ field, was: from[field] ?? "", is: to[field] ?? "" }))
    .filter(({ was, is }) => was !== is)
    .map(({ field, was, is }) => ({ label: labelOf(kind, field), pieces: differenceOf(was, is) }));
}

function saySame(one: WordingFields, other: WordingFields): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((field) => one[field] === other[field]);
}
