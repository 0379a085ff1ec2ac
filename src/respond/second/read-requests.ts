/** Requests as staff of their authority read them. Whose time is over is ended first, so that nobody decides on it. */
import type { AuthorityId, RequestId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { guardedVerbs, mayDecide, type Request } from "../../domain/staff/request.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { RequestDetail, RequestPage, RequestProblem } from "../desk/house/request-desk.ts";
import { type AskPorts, decidersOf } from "./ask-for.ts";
import { rulesOf } from "./deeds.ts";
import type { RequestRow } from "./request-store.ts";
import { step } from "./steps.ts";

export async function readRequests(
  ports: AskPorts,
  reader: Staff,
  query: { readonly page: number },
): Promise<RequestPage> {
  await endOverdue(ports, reader.authority);
  return await ports.requests.page(reader.authority, query);
}

export async function readRequest(
  ports: AskPorts,
  reader: Staff,
  id: RequestId,
): Promise<Outcome<RequestDetail, RequestProblem>> {
  await endOverdue(ports, reader.authority);
  const read = await readOwn(ports, reader, id);
  if (!read.ok) return read;
  const request = read.value;
  const deciders = request.state === "waiting" ? await decidersOf(ports, request) : [];
  return done({ ...request, deciders, stillSo: await isStillSo(ports, request) });
}

/** A request of one's own authority. */
export async function readOwn(
  { requests }: AskPorts,
  reader: Staff,
  id: RequestId,
): Promise<Outcome<RequestRow, RequestProblem>> {
  const request = await requests.byId(id);
  if (request === null) return failed({ kind: "no-such-request" });
  return request.authority === reader.authority ? done(request) : failed({ kind: "not-yours" });
}

async function isStillSo(ports: AskPorts, request: Request): Promise<boolean | null> {
  if (request.endedAt !== null) return null;
  const account = await ports.accounts.byId(request.askedBy);
  if (account === null || account.endedAt !== null) return false;
  const { id, name, email, role, authority } = account;
  const asker = { id, name, email, role, authority, incidents: null };
  const weighed = await rulesOf(ports.deeds, request.deed).weigh(asker, request.deed);
  return weighed.ok && weighed.value.fingerprint === request.extent.fingerprint;
}

export async function countWaiting({ requests, now: _ }: AskPorts, reader: Staff): Promise<number> {
  const verbs = guardedVerbs.filter((verb) => mayDecide(reader.role, verb));
  return verbs.length === 0 ? 0 : await requests.countWaiting(reader, verbs);
}

async function endOverdue({ requests, now }: AskPorts, authority: AuthorityId): Promise<void> {
  const change = { by: "system", at: now() } as const;
  await requests.endOverdue(change, authority, (overdue) => {
    const ended = step(change, overdue, overdue.state === "granted" ? "lapse" : "expire", null);
    if (!ended.ok) throw new Error(`A request that was not overdue was ended: ${ended.problem.kind}`);
    return ended.value;
  });
}
