/** For whoever watches the machine: whether the app answers, and its record with it. */
import { recordIsDown } from "../../failures.ts";
import type { Reply, Visit } from "../../frame/visit.ts";

export const path = "/health";
export const needs = "nobody";
export const verbs = { get: "open" } as const;

export async function get({ desk, now }: Visit): Promise<Reply> {
  try {
    await desk.needsSetUp();
    return { kind: "json", status: 200, body: { ok: true, record: "up", at: now.toISOString() } };
  } catch (error) {
    const record = recordIsDown(error) ? "down" : "failing";
    return { kind: "json", status: 503, body: { ok: false, record, at: now.toISOString() } };
  }
}
