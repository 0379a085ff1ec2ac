/**
 * Drafts, under an agreement in force, one notice in the name of both controllers to whoever surely is in both registers
 * and is told by either. The other's own notice waits for it, and is told by it or free again.
 */
import { randomUUID } from "node:crypto";
import { jointWords } from "../../domain/agreements/joint-words.ts";
import type { Authority } from "../../domain/bodies/authority.ts";
import { judgementOf, judgementsInForce } from "../../domain/decisions/people-group.ts";
import type { AuthorityId, IncidentId, NoticeId } from "../../domain/ids.ts";
import type { ContactPoint } from "../../domain/notices/safe-contact.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { severityBands } from "../../domain/people/person.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { JointProblem } from "../desk/people/agreement-desk.ts";
import { note } from "../note.ts";
import { type DraftParts, draft, type NoticePorts } from "../notices/draft-notices.ts";
import { kindredOf } from "../notices/kindred.ts";
import type { DraftedNotice, Untold } from "../notices/notice-store.ts";
import { libraryOf } from "../wording/library-of.ts";
import type { AgreementStore } from "./agreement-store.ts";
import { type Pair, pairsOf } from "./pair-people.ts";

export type JointPorts = NoticePorts & { readonly agreements: AgreementStore };

export async function draftJoint(
  ports: JointPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
): Promise<Outcome<{ readonly drafted: number; readonly held: number }, JointProblem>> {
  const agreement = await ports.agreements.byId(id);
  if (agreement === null || agreement.incident !== incident) return failed({ kind: "no-such-agreement" });
  if (agreement.teller !== by.authority) return failed({ kind: "agreement-not-your-side" });
  if (agreement.state !== "in-force") return failed({ kind: "agreement-not-in-force" });
  const bodies = await ports.bodies.authorities();
  const [teller, other] = [agreement.teller, agreement.other].map(
    (one) => bodies.find((b) => b.id === one)!,
  ) as [Authority, Authority];
  if ([teller, other].some(({ contact }) => contact.phone === "" || contact.email === ""))
    return failed({ kind: "contact-missing" });
  const pairs = pairsOf(
    await toBeTold(ports, incident, teller.id),
    await toBeTold(ports, incident, other.id),
  );
  if (pairs.length === 0) return failed({ kind: "agreement-nobody" });
  const kindred = kindredOf(await ports.notices.everybody(incident));
  // In the words that the teller has approved.
  const own = await libraryOf(ports, teller.id);
  const parts: DraftParts = { content: own.library, rules: (await ports.gate()).rules, own };
  const change = changeBy(by, ports.now());
  const drafts = pairs.map((pair) => {
    const made = draft(together(pair), kindred, incident, teller, parts);
    const words = jointWords(made.words, {
      teller: teller.name,
      other: { name: other.name, ...other.contact },
    });
    return { own: { ...made, words }, waiting: waitingFor(pair.other, incident, other, made) };
  });
  const about = { subject: `agreement:${id}`, incident };
  const added = await ports.notices.addDrafts(
    change,
    drafts.map(({ own }) => own),
    (kept) => [
      note(change, "notices.drafted-jointly", about, { authority: teller.id, notices: kept.length }),
    ],
  );
  const there = new Map(added.map((one) => [one.person, one]));
  const bound = drafts.flatMap(({ own, waiting }) => {
    const kept = there.get(own.person);
    return kept === undefined ? [] : [{ notice: kept.id, other: waiting }];
  });
  await ports.agreements.bind(change, id, bound, (count) => [
    note(change, "notices.told-for", about, { authority: other.id, notices: count }),
  ]);
  const held = added.filter(({ state }) => state === "held").length;
  return done({ drafted: added.length - held, held });
}

/** Of whom two people of that authority have judged that they are told, and who has no notice. */
async function toBeTold(
  { notices, decided }: JointPorts,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<readonly Untold[]> {
  const inForce = judgementsInForce(await decided.of({ incident, authority }));
  const all = await notices.untold(incident, authority, severityBands);
  return all.filter((person) => judgementOf(inForce, person)?.people?.telling === "tell");
}

function together({ own, other }: Pair): Untold {
  const all = [own.years, other.years].filter((years) => years !== null);
  return {
    ...own,
    contacts: own.contacts.map((contact) => withoutTheOther(contact, other)),
    flags: [...new Set([...own.flags, ...other.flags])],
    categories: [...new Set([...own.categories, ...other.categories])],
    years:
      all.length === 0
        ? null
        : { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) },
  };
}

/** What nobody has but the two who are one is not shared. */
function withoutTheOther(contact: ContactPoint, { contacts }: Untold): ContactPoint {
  const isTheirs = contacts.some(
    ({ kind, value }) => kind === contact.kind && value.toLowerCase() === contact.value.toLowerCase(),
  );
  return isTheirs && contact.others === 1 ? { ...contact, shared: false, others: 0 } : contact;
}

/** The other's own, until that one is sent: it goes nowhere itself. */
function waitingFor(
  person: Untold,
  incident: IncidentId,
  { id, name }: Authority,
  made: DraftedNotice,
): DraftedNotice {
  const text = `Told together with another authority, by agreement, on behalf of ${name}.`;
  return {
    ...{ id: randomUUID() as string as NoticeId, incident, authority: id, person: person.id },
    ...{ band: person.band, state: "held", channel: null, holdReasons: ["partner"], name: person.name },
    ...{ destination: null, routes: [], reviews: person.reviews, categories: person.categories },
    words: { ...made.words, subject: text, blocks: [{ kind: "paragraph", text }], short: text },
  };
}
