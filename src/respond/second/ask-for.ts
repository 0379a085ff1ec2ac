/** Asks for what needs a second person: what exactly, how much of it, and why. It waits for a day. */

import { randomUUID } from "node:crypto";
import type { RequestId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import { type Deed, isDecider, type Request, waitsFor } from "../../domain/staff/request.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { AccountStore } from "../account-ports.ts";
import { changeBy } from "../change-by.ts";
import type { AskProblem, Decider, WeighDeedProblem, Weighed } from "../desk/house/request-desk.ts";
import { note } from "../note.ts";
import { type Deeds, weighDeed } from "./deeds.ts";
import type { RequestStore } from "./request-store.ts";
import { aboutOf } from "./steps.ts";

export type AskPorts = {
  readonly requests: RequestStore;
  readonly accounts: Pick<AccountStore, "of" | "byId">;
  readonly deeds: Deeds;
  now(): Date;
};

export async function weigh(
  ports: AskPorts,
  by: Staff,
  deed: Deed,
): Promise<Outcome<Weighed, WeighDeedProblem>> {
  const weighed = await weighDeed(ports.deeds, by, deed);
  if (!weighed.ok) return weighed;
  const { authority } = by;
  const waiting = await ports.requests.waiting(authority, deed.verb, weighed.value.fingerprint);
  const deciders = await decidersOf(ports, { deed, authority, askedBy: by.id });
  return done({ ...weighed.value, waiting, deciders });
}

export async function askFor(
  ports: AskPorts,
  by: Staff,
  deed: Deed,
  form: { readonly reasons: string; readonly fingerprint: string },
): Promise<Outcome<Request, AskProblem>> {
  const reasons = form.reasons.trim();
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const weighed = await weighDeed(ports.deeds, by, deed);
  if (!weighed.ok) return weighed;
  // What the asker was shown is what they ask for.
  if (weighed.value.fingerprint !== form.fingerprint) return failed({ kind: "changed-since-shown" });
  const askedAt = ports.now();
  const request: Request = {
    id: randomUUID() as string as RequestId,
    deed,
    authority: by.authority,
    extent: weighed.value,
    reasons,
    askedBy: by.id,
    askedAt,
    waitsUntil: new Date(askedAt.getTime() + waitsFor),
    state: "waiting",
    decidedBy: null,
    decidedAt: null,
    decidedWords: "",
    holdsUntil: null,
    endedAt: null,
  };
  const change = changeBy(by, askedAt);
  const { counts, fingerprint } = weighed.value;
  const detail = { what: deed.verb, authority: by.authority, ...counts, fingerprint, reasons };
  const entry = note(change, "request.asked", aboutOf(request), detail);
  return (await ports.requests.ask(change, request, [entry]))
    ? done(request)
    : failed({ kind: "already-asked" });
}

/** Colleagues who could say yes. */
export async function decidersOf(
  { accounts }: Pick<AskPorts, "accounts">,
  request: Pick<Request, "deed" | "authority" | "askedBy">,
): Promise<readonly Decider[]> {
  const colleagues = await accounts.of(request.authority);
  return colleagues
    .filter((one) => one.endedAt === null && isDecider(one, request))
    .map(({ id, name, role }) => ({ id, name, role }));
}
