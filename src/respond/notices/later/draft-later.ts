/** Drafts notices after the first. They pass the gate anew: who could be written to then may be at risk by now. */

import type { Authority } from "../../../domain/bodies/authority.ts";
import type { IncidentId } from "../../../domain/ids.ts";
import type { NoticeTemplate } from "../../../domain/notices/compose-notice.ts";
import type { CorrectionTemplate } from "../../../domain/notices/later/compose-correction.ts";
import type { NoticeWords } from "../../../domain/notices/notice.ts";
import { done, failed, type Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import { changeBy } from "../../change-by.ts";
import type { LaterDrafts, LaterProblem } from "../../desk/people/later-notice-desk.ts";
import { note } from "../../note.ts";
import type { Change } from "../../ports.ts";
import { libraryOf } from "../../wording/library-of.ts";
import { type DraftParts, draft, type NoticePorts } from "../draft-notices.ts";
import { kindredOf } from "../kindred.ts";
import type { DraftedNotice, Untold } from "../notice-store.ts";
import type { LaterStore, Told } from "./later-store.ts";

export type LaterContent = {
  readonly second: NoticeTemplate;
  readonly correction: CorrectionTemplate;
};
export type LaterPorts = NoticePorts & {
  readonly later: LaterStore;
  laterContent(): Promise<LaterContent>;
};

type Round = {
  readonly kind: "second" | "correction";
  readonly correction: string | null;
  readonly all: readonly Told[];
  /** `parts`: what a first notice would be made of. */
  write(told: Told, person: Untold, body: Authority, parts: DraftParts): Written;
};
export type Written = {
  readonly person: Untold;
  readonly parts: DraftParts;
  readonly words?: DraftedNotice["words"];
};

const batch = 200;

export async function ownBody(
  ports: LaterPorts,
  by: Staff,
  incident: IncidentId,
): Promise<Outcome<Authority, LaterProblem>> {
  const body = (await ports.bodies.authorities()).find(({ id }) => id === by.authority);
  if (body === undefined || (await ports.incidents.byId(incident)) === null)
    return failed({ kind: "no-such-incident" });
  // UK GDPR Art. 34(2) with 33(3)(b): a notice names where more can be learned.
  if (body.contact.phone === "" || body.contact.email === "") return failed({ kind: "contact-missing" });
  return done(body);
}

export async function draftRound(
  ports: LaterPorts,
  by: Staff,
  incident: IncidentId,
  body: Authority,
  round: Round,
): Promise<LaterDrafts> {
  const kindred = kindredOf(await ports.notices.everybody(incident));
  const { rules } = await ports.gate();
  const { library } = await libraryOf(ports, body.id);
  const parts: DraftParts = { content: library, rules };
  const change = changeBy(by, ports.now());
  let [drafted, held] = [0, 0];
  const ids = round.all.map(({ id }) => id);
  const people = new Map((await ports.later.reachable(incident, body.id, ids)).map((one) => [one.id, one]));
  // All of a batch have one number: each has a next notice of its own.
  for (const [ordinal, some] of Map.groupBy(round.all, ({ next }) => next))
    for (let at = 0; at < some.length; at += batch) {
      const drafts = some.slice(at, at + batch).flatMap((told): DraftedNotice[] => {
        const person = people.get(told.id);
        if (person === undefined) return [];
        const written = round.write(told, person, body, parts);
        const made = draft(written.person, kindred, incident, body, written.parts);
        const later = { kind: round.kind, ordinal, correction: round.correction };
        return [{ ...made, words: inTheirPrint(written.words ?? made.words, made.words), later }];
      });
      const added = await ports.notices.addDrafts(change, drafts, (kept) =>
        entriesFor(kept, round, change, incident),
      );
      held += added.filter(({ state }) => state === "held").length;
      drafted += added.filter(({ state }) => state === "drafted").length;
    }
  return { drafted, held };
}

/** Words that were written for this round are plain; whoever reads large print gets them in large print. */
function inTheirPrint(words: NoticeWords, own: NoticeWords): NoticeWords {
  return own.format === "large-print" ? { ...words, format: own.format } : words;
}

function entriesFor(
  added: readonly DraftedNotice[],
  { kind, correction }: Round,
  change: Change,
  incident: IncidentId,
) {
  if (added.length === 0) return [];
  const held = added.filter(({ state }) => state === "held").length;
  const authority = added[0]!.authority;
  const detail = { drafted: added.length - held, held, authority, kind, correction };
  return [note(change, "notices.drafted-again", { subject: `incident:${incident}`, incident }, detail)];
}
