/**
 * An e-mail to the leads of every partner that was found exposed, or to its own address where nobody there has an account.
 * It comes after the transaction that found them, and is marked when it is queued: a stop between the two sends it once
 * more, which does less harm than never.
 */

import type { Authority } from "../../domain/bodies/authority.ts";
import { countAudience, nobody } from "../../domain/briefings/audience.ts";
import type { AuthorityId, BriefingId, IncidentId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { AccountStore } from "../account-ports.ts";
import type { BriefingStore } from "../briefings/briefing-store.ts";
import { tellPartners } from "../briefings/tell-partners.ts";
import { type By, changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { BodyStore, IncidentStore } from "../ports.ts";
import type { ExposureStore } from "./exposure-store.ts";

export type SendPorts = {
  readonly exposures: ExposureStore;
  readonly incidents: IncidentStore;
  readonly briefings: BriefingStore;
  readonly bodies: Pick<BodyStore, "authorities">;
  readonly accounts: Pick<AccountStore, "byId">;
  now(): Date;
};

/** Of every incident, whatever is not queued yet. */
export async function sendAllTellings(ports: SendPorts, by: By): Promise<void> {
  for (const { incident, authorities } of await ports.exposures.takeUnsent(ports.now()))
    await sendTellings(ports, by, incident, authorities);
}

async function sendTellings(
  ports: SendPorts,
  by: By,
  id: IncidentId,
  waiting: readonly AuthorityId[],
): Promise<void> {
  const incident = await ports.incidents.byId(id);
  const sender = incident === null ? null : await senderOf(ports, by, incident);
  if (incident === null || sender === null) return;
  const partners = waiting.filter((one) => one !== sender.authority);
  const meant = await ports.briefings.meant(
    { ...nobody, partners },
    { incident: id, authority: sender.authority },
    null,
  );
  const reachable = partners.filter((one) => meant.some(({ authority }) => authority === one));
  let briefing: BriefingId | null = null;
  if (reachable.length > 0) {
    const words = wordsFor(incident, sender, await ports.bodies.authorities());
    const outcome = await tellPartners(ports, sender, id, { ...words, partners: reachable });
    if (!outcome.ok) throw new Error(`Partners could not be told by e-mail: ${outcome.problem.kind}`);
    briefing = outcome.value.briefing.id;
  }
  const { byAuthority } = countAudience(meant);
  const emails = new Map(byAuthority.map(({ authority, recipients }) => [authority, recipients]));
  const change = changeBy(sender, ports.now());
  await ports.exposures.sent(
    change,
    id,
    { emails: new Map(waiting.map((one) => [one, emails.get(one) ?? 0])), briefing },
    (marked) =>
      marked.map((authority) =>
        note(
          change,
          emails.has(authority) ? "partner.e-mail-queued" : "partner.not-reached-by-e-mail",
          { subject: `incident:${incident.reference}`, incident: id },
          { authority, emails: emails.get(authority) ?? 0 },
        ),
      ),
  );
}

/** Whoever said last where it began, or declared it; if they are gone, whoever gave cause for it now. */
async function senderOf(ports: SendPorts, by: By, incident: Incident): Promise<Staff | null> {
  const isIn = (authority: AuthorityId) => incident.involved.some((one) => one.authority === authority);
  const believer = await ports.exposures.believer(incident.id);
  const account = believer === null ? null : await ports.accounts.byId(believer);
  if (account !== null && account.endedAt === null && isIn(account.authority)) {
    const { id, name, email, role, authority } = account;
    return { id, name, email, role, authority, incidents: null };
  }
  return by !== "system" && isIn(by.authority) ? by : null;
}

/** Names nothing that is exposed: on such a day an e-mail may be read by whoever is inside. */
function wordsFor({ reference, origin }: Incident, sender: Staff, authorities: readonly Authority[]) {
  const body = (id: AuthorityId) => authorities.find((one) => one.id === id);
  const { phone = "", email = "" } = body(sender.authority)?.contact ?? {};
  const call = [phone, email].filter((one) => one !== "").join(" or ");
  return {
    title: `Your authority may be exposed: ${reference}`,
    body: [
      `${body(sender.authority)?.name ?? "A partner"} tells you of an incident that began at ${body(origin)?.name ?? "a partner"}. What your authority uses, or data that is yours, may be within reach of the intruder.`,
      `Sign in to Candour and open ${reference}. There you see what it is, by which path, since when, and which years.`,
      "Then say there that your authority has been told, and since when it is aware. Your 72 hours to report to the regulator start when you are aware, and not with this message.",
      call === ""
        ? "If you have no account, call the partner on a number that you know already."
        : `If you have no account, call the partner on a number that you know already. Its contact is ${call}.`,
      "This message does not name what is exposed, because e-mail may be read by others now.",
    ].join("\n\n"),
  };
}
