/** Drafts a notice for everyone of an authority who has none: words from their own data, gated before anything else. */
import { randomUUID } from "node:crypto";
import type { Authority } from "../../domain/bodies/authority.ts";
import { judgementOf, judgementsInForce, type Telling } from "../../domain/decisions/people-group.ts";
import type { GateRule, GateRules } from "../../domain/gate/gate-rule.ts";
import type { AuthorityId, IncidentId, NoticeId } from "../../domain/ids.ts";
import { composeFor, type NoticeLibrary, plainEnglish } from "../../domain/notices/compose-for.ts";
import { nameLooksWrong } from "../../domain/notices/name-check.ts";
import { byOrderOfTelling } from "../../domain/notices/order-of-telling.ts";
import { safeContact } from "../../domain/notices/safe-contact.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import { note } from "../note.ts";
import type { BodyStore, Change, IncidentStore } from "../ports.ts";
import type { DecisionStore } from "../report/report-store.ts";
import { type LibraryPorts, libraryOf, markOf, type OwnLibrary } from "../wording/library-of.ts";
import { isBareSurname, type Kindred, kindredOf } from "./kindred.ts";
import type { DraftedNotice, NoticeStore, Untold } from "./notice-store.ts";

export type NoticePorts = {
  readonly notices: NoticeStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  readonly bodies: Pick<BodyStore, "authorities">;
  /** Read anew for each round of drafts, so that edited words count at once. */
  content(): Promise<NoticeLibrary>;
  /** What the authority has written for itself, and a second person has approved. */
  readonly wordings: LibraryPorts["wordings"];
  /** Whom nobody writes to before somebody has looked. */
  gate(): Promise<GateRules>;
  /** Whether a group of people is told is judged in writing (UK GDPR Art. 34). */
  readonly decided: Pick<DecisionStore, "of">;
  now(): Date;
};

export type DraftChoice = {
  readonly authority: AuthorityId;
  readonly bands: readonly SeverityBand[];
  readonly onProgress?: (done: number, total: number) => void;
};

const batch = 200;

export type Drafted = {
  readonly drafted: number;
  readonly held: number;
  /** Of whom nobody has judged yet whether they are told: nothing is drafted for them. */
  readonly unjudged: number;
  /** Of whom it was decided that they are not told, or by a public notice. */
  readonly notTold: number;
};

export async function draftNotices(
  ports: NoticePorts,
  by: By,
  incident: IncidentId,
  { authority, bands, onProgress }: DraftChoice,
): Promise<Outcome<Drafted, { kind: "no-such-incident" | "not-yours" | "contact-missing" }>> {
  if (!mayActFor(by, authority)) return failed({ kind: "not-yours" });
  const body = (await ports.bodies.authorities()).find(({ id }) => id === authority);
  if (body === undefined || (await ports.incidents.byId(incident)) === null)
    return failed({ kind: "no-such-incident" });
  // UK GDPR Art. 34(2) with 33(3)(b): a notice names where more can be learned.
  if (body.contact.phone === "" || body.contact.email === "") return failed({ kind: "contact-missing" });
  const all = await ports.notices.untold(incident, authority, bands);
  const judgements = judgementsInForce(await ports.decided.of({ incident, authority }));
  const judged = Map.groupBy(all, (person): Telling | "unjudged" => {
    return judgementOf(judgements, person)?.people?.telling ?? "unjudged";
  });
  const untold = (judged.get("tell") ?? []).toSorted(byOrderOfTelling);
  const kindred = kindredOf(await ports.notices.everybody(incident));
  const own = await libraryOf(ports, authority);
  const { rules } = await ports.gate();
  const change = changeBy(by, ports.now());
  let drafted = 0;
  let held = 0;
  for (let at = 0; at < untold.length; at += batch) {
    const drafts = untold
      .slice(at, at + batch)
      .map((person) => draft(person, kindred, incident, body, { content: own.library, rules, own }));
    const added = await ports.notices.addDrafts(change, drafts, (kept) => entriesFor(kept, change, incident));
    held += added.filter(({ state }) => state === "held").length;
    drafted += added.filter(({ state }) => state === "drafted").length;
    onProgress?.(Math.min(at + batch, untold.length), untold.length);
  }
  const [unjudged, not, publicly] = (["unjudged", "not-tell", "public-notice"] as const).map(
    (telling) => judged.get(telling)?.length ?? 0,
  ) as [number, number, number];
  return done({ drafted, held, unjudged, notTold: not + publicly });
}

export type DraftParts = {
  readonly content: NoticeLibrary;
  readonly rules: readonly GateRule[];
  /** Of a first notice: what it is made from is kept with it. */
  readonly own?: OwnLibrary;
};

/** Passes the gate, and writes what this person is told. */
export function draft(
  person: Untold,
  kindred: Kindred,
  incident: IncidentId,
  body: Authority,
  { content, rules, own }: DraftParts,
): DraftedNotice {
  const ambiguous = person.ambiguous || isBareSurname(person.name) || kindred.isToldAlready(person.id);
  const reachable = {
    ...{ ...person, flags: kindred.flagsOf(person.id), ambiguous },
    nameLooksWrong: nameLooksWrong(person.name) !== null,
  };
  const { channel, contact, holdReasons, routes } = safeContact(reachable, rules);
  const holds = person.suppressed ? [...holdReasons, "suppressed" as const] : holdReasons;
  if (holds.length === 0) kindred.willBeTold(person.id);
  const { name, categories, years, reference, band, reviews, reading = plainEnglish } = person;
  const facts = { name, categories, years, reference, authority: { name: body.name, ...body.contact } };
  return {
    id: randomUUID() as string as NoticeId,
    incident,
    authority: body.id,
    person: person.id,
    band,
    state: holds.length > 0 ? "held" : "drafted",
    channel,
    holdReasons: holds,
    name,
    destination: contact?.value ?? null,
    // Whoever releases them chooses their way.
    routes:
      holds.length > 0 ? [] : routes.map((route) => ({ channel: route.channel, to: route.contact.value })),
    words: composeFor(facts, content, reading).words,
    ...(own === undefined ? {} : { wordsMark: markOf(own, reading), wordsFrom: own.from(reading) }),
    reviews,
    categories,
  };
}

function entriesFor(added: readonly DraftedNotice[], change: Change, incident: IncidentId) {
  if (added.length === 0) return [];
  const held = added.filter(({ state }) => state === "held").length;
  const detail = { drafted: added.length - held, held, authority: added[0]!.authority };
  return [note(change, "notices.drafted", { subject: `incident:${incident}`, incident }, detail)];
}
