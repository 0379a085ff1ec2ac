/** Messages as GOV.UK Notify shows them: one, or by reference, kind and state, the newest first, 250 to a page. */
import type { Ledger, Taken } from "./taken.ts";

const pageSize = 250;

export function found(
  ledger: Ledger,
  asked: URLSearchParams,
  visible: (taken: Taken) => boolean,
): readonly Taken[] {
  const [reference, kind, older] = ["reference", "template_type", "older_than"].map((name) =>
    asked.get(name),
  );
  const states = asked.getAll("status");
  const all = reference === null || reference === undefined ? ledger.all() : ledger.byReference(reference);
  const newest = all.toReversed().filter(visible);
  const from = older ? newest.findIndex(({ id }) => id === older) + 1 : 0;
  return newest
    .slice(from)
    .filter((taken) => (kind ?? taken.kind) === taken.kind)
    .filter(
      ({ status }) =>
        states.length === 0 ||
        states.includes(status) ||
        (states.includes("failed") && /failure/u.test(status)),
    );
}

export function pageOf(all: readonly Taken[], url: URL): unknown {
  const page = all.slice(0, pageSize);
  const next = new URL(url);
  const last = page.at(-1);
  if (last !== undefined) next.searchParams.set("older_than", last.id);
  const links = { current: url.href, ...(page.length === pageSize ? { next: next.href } : {}) };
  return { notifications: page.map(shown), links };
}

export function shown(taken: Taken): unknown {
  const { id, reference, kind, status, to, body, subject } = taken;
  const at = (ms: number): string => new Date(ms).toISOString().replace("Z", "000Z");
  const over = !["created", "sending", "accepted", "pending-virus-check"].includes(status);
  return {
    id,
    reference,
    type: kind,
    status,
    ...(kind === "email" ? { email_address: to } : {}),
    ...(kind === "sms" ? { phone_number: to } : {}),
    ...(kind === "letter" ? { line_1: to.split(", ")[0] ?? null } : {}),
    subject: kind === "sms" ? null : subject,
    body: taken.template === null ? null : body,
    template: { id: taken.template, version: 1, uri: "" },
    created_at: at(taken.at),
    sent_at: status === "created" ? null : at(taken.at),
    completed_at: over ? at(taken.changedAt) : null,
    is_cost_data_ready: true,
  };
}
