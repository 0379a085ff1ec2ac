/** That somebody has read a briefing: by the link, in the app, or told to a colleague; and that a message came back. */
import type { IncidentId, RecipientId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { AcknowledgeProblem, Manner, ProxyManner } from "../desk/incident/briefing-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { AcknowledgedAs } from "./briefing-store.ts";
import type { BriefingDeskPorts, BriefingPorts } from "./ports.ts";
import { showPage } from "./show-page.ts";

type Ports = Pick<BriefingPorts, "briefings" | "now">;
type Of = { readonly incident: IncidentId; readonly number: number };

/** What was pressed on the public site. Once more changes nothing; a secret that is none never was in a link of ours. */
export async function acknowledgeByLink(
  { briefings, briefingDoor, now }: Ports & Pick<BriefingDeskPorts, "briefingDoor">,
  { secret, version }: { readonly secret: string; readonly version: number },
  submission: { readonly id: string; readonly kind: string; readonly sentAt: Date },
): Promise<Outcome<"taken" | "known", AcknowledgeProblem>> {
  const change: Change = { by: "system", at: now() };
  // It may have waited at the hatch, and a clock may have been set back since.
  const saidAt = submission.sentAt < change.at ? submission.sentAt : change.at;
  const what = { version, manner: "link", saidAt, submission } as const;
  const taken = await briefings.acknowledge(change, { secret }, what, (as) =>
    entriesOf(change, "link")(as).map((entry) => ({ ...entry, happened: saidAt.toISOString() })),
  );
  if (taken === null) return failed({ kind: "no-such-recipient" });
  await refreshPage({ briefings, briefingDoor }, { secret });
  return done(taken === "done" ? "taken" : "known");
}

/** The page says so to whoever opens it again. Where it cannot be written it goes on asking, and takes a second yes. */
export async function refreshPage(
  { briefings, briefingDoor }: Pick<BriefingDeskPorts, "briefings" | "briefingDoor">,
  of: { readonly secret: string } | { readonly recipient: RecipientId },
): Promise<void> {
  const page = await briefings.page(of);
  if (page !== null) await showPage(briefingDoor, page).catch(() => {});
}

export async function acknowledgeMine(
  { briefings, now }: Ports,
  by: Staff,
  recipient: RecipientId,
  version: number,
): Promise<Outcome<null, AcknowledgeProblem>> {
  const change = changeBy(by, now());
  const who = { recipient, staff: by.id };
  const what = { version, manner: "app" } as const;
  return outcomeOf(await briefings.acknowledge(change, who, what, entriesOf(change, "app")));
}

/** Of the version that stands: what somebody says on the phone is that they have read what there is. */
export async function acknowledgeFor(
  { briefings, now }: Ports,
  by: Staff,
  of: Of,
  recipient: RecipientId,
  manner: ProxyManner,
): Promise<Outcome<null, AcknowledgeProblem>> {
  const key = { ...of, authority: by.authority };
  const held = await briefings.byKey(key);
  const version = held?.briefing.versions.findLast(({ state }) => state === "sent")?.number;
  if (version === undefined) return failed({ kind: "no-such-recipient" });
  const change = changeBy(by, now());
  const who = { recipient, key };
  return outcomeOf(await briefings.acknowledge(change, who, { version, manner }, entriesOf(change, manner)));
}

export async function markCameBack(
  { briefings, now }: Ports,
  by: Staff,
  of: Of,
  recipient: RecipientId,
): Promise<Outcome<null, AcknowledgeProblem>> {
  const change = changeBy(by, now());
  const who = { recipient, key: { ...of, authority: by.authority } };
  return outcomeOf(
    await briefings.cameBack(change, who, ({ briefing, incident, authority }) => [
      note(
        change,
        "briefing.came-back",
        { subject: `briefing:${briefing}`, incident },
        { authority, recipient },
      ),
    ]),
  );
}

function entriesOf(change: Change, manner: Manner) {
  return ({ recipient, briefing, incident, authority, version }: AcknowledgedAs) => [
    note(
      change,
      "briefing.acknowledged",
      { subject: `briefing:${briefing}`, incident },
      { authority, recipient, version, manner },
    ),
  ];
}

function outcomeOf(what: "done" | "already" | null): Outcome<null, AcknowledgeProblem> {
  if (what === null) return failed({ kind: "no-such-recipient" });
  return what === "already" ? failed({ kind: "briefing-acknowledged-already" }) : done(null);
}
