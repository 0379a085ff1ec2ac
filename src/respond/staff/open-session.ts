/** Opens a session: twelve hours at most. Only a keyed hash of its token is kept. */
import { randomBytes } from "node:crypto";
import type { Staff } from "../../domain/staff.ts";
import type { SessionGrant } from "../desk.ts";
import type { SessionStore } from "../ports.ts";

const longest = 12 * 60 * 60 * 1000;
/** A session that nobody used for this long has ended: screens are left open on the worst day. */
export const idleEnd = 2 * 60 * 60 * 1000;

export async function openSession(
  ports: { readonly sessions: SessionStore; now(): Date },
  staff: Staff,
): Promise<SessionGrant> {
  const token = randomBytes(32).toString("base64url");
  const startedAt = ports.now();
  const endsAt = new Date(startedAt.getTime() + longest);
  await ports.sessions.open({ token, staff: staff.id, startedAt, endsAt });
  return { token, endsAt, staff };
}

export async function staffOfSession(
  ports: { readonly sessions: SessionStore; now(): Date },
  token: string,
): Promise<Staff | null> {
  if (token === "") return null;
  const now = ports.now();
  return await ports.sessions.staffOf(token, now, new Date(now.getTime() - idleEnd));
}
