/** What is kept, as the fake desk tells it. */
import type { HoldingId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import { problemOfEnd, problemOfRule, usualRule } from "../../domain/people/retention.ts";
import type { Retention, RetentionDesk } from "../../respond/desk/people/retention-desk.ts";
import type { World } from "./world.ts";

export function fakeRetention(world: World): RetentionDesk {
  return {
    retention: async () => world.retention ?? emptyRetention(),
    async setRetentionRule(_by, _incident, { version: _version, ...form }) {
      world.asked.push({ what: "setRetentionRule", with: form });
      const problem = problemOfRule(form, form.reasons);
      return problem === null ? done(form) : failed(problem);
    },
    endOf: async () => "2027-11-24",
    async changeEnd(_by, _incident, what, { version: _version, ...form }) {
      world.asked.push({ what: "changeEnd", with: { what, form } });
      const problem = problemOfEnd(form.until, form.reasons, world.now);
      return problem === null ? done({ until: form.until }) : failed(problem);
    },
  };
}

export function emptyRetention(): Retention {
  const none = { kept: 0, due: 0, deleted: 0, firstEnd: null, lastEnd: null };
  return {
    rule: usualRule,
    lines: (["holding", "person", "finding"] as const).map((kind) => ({ kind, ...none })),
    holdings: [],
    keys: { inUse: 1, retired: 0, destroyed: 0, lastDestroyedAt: null },
    remains: { entries: 4, rows: 0, marks: 0, messages: 0, statements: 0, reports: 0, olderBackups: 0 },
  };
}

export function fullRetention(): Retention {
  const holding = (n: number, name: string, keepUntil: string) => ({
    id: `holding-${n}` as HoldingId,
    name,
    keepUntil,
    due: keepUntil < "2026-11-25",
    deletedAt: null,
  });
  return {
    ...emptyRetention(),
    lines: [
      { kind: "holding", kept: 2, due: 1, deleted: 1, firstEnd: "2026-11-20", lastEnd: "2027-11-24" },
      { kind: "person", kept: 1204, due: 3, deleted: 12, firstEnd: "2026-11-01", lastEnd: "2033-02-24" },
      { kind: "finding", kept: 18_310, due: 41, deleted: 0, firstEnd: "2026-11-01", lastEnd: "2027-11-24" },
    ],
    holdings: [
      holding(
        1,
        "Copy of the shared file store, as the forensic team handed it over on Saturday",
        "2026-11-20",
      ),
      holding(2, "Mailboxes", "2027-11-24"),
      { ...holding(3, "", "2026-10-01"), deletedAt: new Date("2026-10-05T09:00:00Z") },
    ],
    keys: { inUse: 3, retired: 1, destroyed: 2, lastDestroyedAt: new Date("2026-10-05T09:00:00Z") },
    remains: { entries: 412, rows: 12, marks: 57, messages: 11, statements: 3, reports: 4, olderBackups: 2 },
  };
}
