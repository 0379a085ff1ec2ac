/**
 * Says yes or no to a request of somebody else. What is granted is held to what was asked for, as things are at that
 * moment. A yes to sending or to a role is carried out with it; of the rest the asker makes use themselves.
 */

import type { RequestId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { isConfirmed } from "../../domain/staff/account.ts";
import {
  isCarriedOutWithTheGrant,
  mayAsk,
  type Request,
  type StepProblem,
} from "../../domain/staff/request.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { Decided, DecideProblem, Decision, RequestProblem } from "../desk/house/request-desk.ts";
import type { Change } from "../ports.ts";
import type { AskPorts } from "./ask-for.ts";
import { rulesOf, weighDeed } from "./deeds.ts";
import { readOwn } from "./read-requests.ts";
import type { Taken } from "./request-store.ts";
import { step } from "./steps.ts";

export async function decideRequest(
  ports: AskPorts,
  by: Staff,
  id: RequestId,
  { grant, words, confirmedAt }: Decision,
): Promise<Outcome<Decided, DecideProblem>> {
  const change = changeBy(by, ports.now());
  if (!isConfirmed(confirmedAt, change.at)) return failed({ kind: "not-fresh" });
  const read = await readOwn(ports, by, id);
  if (!read.ok) return read;
  if (!grant) return settled(await alterWith(ports, change, id, "refuse", by, { words }));
  // Before anything is weighed: who may not decide learns nothing of it.
  const may = step(change, read.value, "grant", by);
  if (!may.ok) return may;
  const asker = await askerOf(ports, read.value);
  if (asker === null) return failed({ kind: "not-the-asker" });
  if (isCarriedOutWithTheGrant(read.value.deed.verb)) {
    return await grantAndCarryOut(ports, change, by, asker, read.value, words);
  }
  const weighed = await weighDeed(ports.deeds, asker, read.value.deed);
  if (!weighed.ok) return weighed;
  const { fingerprint } = weighed.value;
  return settled(await alterWith(ports, change, id, "grant", by, { words, fingerprint }));
}

async function alterWith(
  { requests }: AskPorts,
  change: Change,
  id: RequestId,
  name: "grant" | "refuse",
  by: Staff,
  more: { readonly words: string; readonly fingerprint?: string },
): Promise<Outcome<Request, StepProblem | RequestProblem>> {
  const altered = await requests.alter(change, id, (current) => step(change, current, name, by, more));
  if (altered.ok || altered.problem.kind !== "not-there") return altered as Outcome<Request, StepProblem>;
  return failed({ kind: "no-such-request" });
}

function settled(outcome: Outcome<Request, StepProblem | RequestProblem>): Outcome<Decided, DecideProblem> {
  return outcome.ok ? done({ request: outcome.value, done: null }) : outcome;
}

async function grantAndCarryOut(
  ports: AskPorts,
  change: Change,
  by: Staff,
  asker: Staff,
  request: Request,
  words: string,
): Promise<Outcome<Decided, DecideProblem>> {
  let last: Request = request;
  const decide = (current: Request, fingerprint: string): Outcome<Taken, StepProblem> => {
    const granted = step(change, current, "grant", by, { words, fingerprint });
    if (!granted.ok) return granted;
    const used = step(change, granted.value.next, "carry-out", asker, { fingerprint });
    if (!used.ok) return used;
    last = used.value.next;
    return done({
      steps: [granted.value.next, used.value.next],
      entries: [...granted.value.entries, ...used.value.entries],
    });
  };
  const carried = await rulesOf(ports.deeds, request.deed).carryOut(asker, request.deed, change, {
    request: request.id,
    decide,
  });
  if (carried.ok) return done({ request: last, done: carried.value });
  return failed(carried.problem.kind === "readings-gone" ? { kind: "not-permitted" } : carried.problem);
}

/** Null where they have no account any more, or no longer one that may ask for this. */
async function askerOf({ accounts }: AskPorts, { askedBy, deed }: Request): Promise<Staff | null> {
  const account = await accounts.byId(askedBy);
  if (account === null || account.endedAt !== null || !mayAsk(account.role, deed.verb)) return null;
  const { id, name, email, role, authority } = account;
  return { id, name, email, role, authority, incidents: null };
}
