/** Opens a session, once who it is has been proved by two factors: twelve hours at most. Only a keyed hash of its token is kept. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Staff } from "../../domain/staff/staff.ts";
import type { SessionStore } from "../account-ports.ts";
import type { From, Session, SessionGrant } from "../desk/house/account-desk.ts";
import { note } from "../note.ts";
import type { TryStore } from "../ports.ts";

const longest = 12 * 60 * 60 * 1000;
/** A session that nobody used for this long has ended: screens are left open on the worst day. */
export const idleEnd = 2 * 60 * 60 * 1000;

export type SessionPorts = { readonly sessions: SessionStore; readonly tries: TryStore; now(): Date };

export async function openSession(
  { sessions, tries, now }: SessionPorts,
  staff: Staff,
  { source, browser }: From,
): Promise<SessionGrant> {
  const token = randomBytes(32).toString("base64url");
  const startedAt = now();
  const endsAt = new Date(startedAt.getTime() + longest);
  const change = { by: staff.id, at: startedAt };
  await sessions.open(
    { id: randomUUID(), token, staff: staff.id, startedAt, endsAt, source, browser },
    {
      ...change,
      entries: [note(change, "staff.break-glass-used", { subject: `staff:${staff.id}` }, {})],
      announcement: { kind: "break-glass-used", staff: staff.id, source, to: ["all-leads"] },
    },
  );
  // Only now: who merely knows a passphrase must not become somebody whom no flood holds up.
  await tries.remember(staff.id, source, startedAt);
  return { token, endsAt, staff };
}

export async function sessionOf(
  { sessions, now }: { readonly sessions: SessionStore; now(): Date },
  token: string,
  looks?: "by-itself",
): Promise<Session | null> {
  if (token === "") return null;
  return await sessions.session(token, now(), idleSince(now()), looks === undefined);
}

export function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleEnd);
}
