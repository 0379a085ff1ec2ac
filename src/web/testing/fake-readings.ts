/** Tasks and readings of the fake desk. */
import type { TaskId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { ReadingDesk } from "../../respond/desk/house/reading-desk.ts";
import type { World } from "./world.ts";

export function fakeReadings(world: World): ReadingDesk {
  return {
    reasons: async () => [
      { key: "caller", text: "Somebody has called or written, and I am answering them" },
      { key: "before-telling", text: "I am checking notices before they go out" },
      { key: "other", text: "Something else", words: true },
    ],
    task: async () => world.task,
    async openTask(by, { why, words, reference }) {
      world.asked.push({ what: "openTask", with: { why, words, reference } });
      if (why === "") return failed({ kind: "why-missing" });
      if (why === "other" && words === "") return failed({ kind: "task-words-missing" });
      const { id: staff, authority } = by;
      const endsAt = new Date(world.now.getTime() + 4 * 3_600_000);
      world.task = {
        ...{ id: "task-1" as TaskId, staff, authority, why, words, reference, startedAt: world.now },
        endsAt,
      };
      return done(world.task);
    },
    async endTask() {
      world.task = null;
    },
    reads: async () => ({
      rows: world.reads,
      total: world.reads.length,
      page: 1,
      pages: 1,
      readers: world.staff.map(({ id, name }) => ({ id, name })),
    }),
    oddReadings: async () => world.odd,
    async lookInto(by, _incident, { key, words }) {
      world.asked.push({ what: "lookInto", with: { key, words } });
      if (words === "") return failed({ kind: "reasons-missing" });
      world.odd = world.odd.map((one) =>
        one.key === key ? { ...one, lookedInto: { by: by.name, at: world.now, words } } : one,
      );
      return done(null);
    },
  };
}
