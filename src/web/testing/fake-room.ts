/** What the parts of the room say, on the fake desk: a partner that is not isolated yet, staff who see things. */
import type { RoomDesk } from "../../respond/incident/room-figures.ts";
import { easthaven, northmere, type World } from "./world.ts";

type Faked = Omit<RoomDesk, "regulatorState">;

export function fakeRoom(world: World): Faked {
  const quiet = world.incidents.length === 0;
  return {
    exposureCounts: async () =>
      quiet
        ? []
        : [
            { ...exposed(northmere), confirmed: 3, possible: 2 },
            { ...exposed(easthaven), possible: 4, toldAt: new Date("2026-11-25T07:00:00Z") },
          ],
    containment: async () => (quiet ? [] : [isolated(world)]),
    measures: async () => [],
    sightingCounts: async () => ({
      ...{ open: 14, urgent: 3, groups: 4, elsewhere: 7 },
      lastIn: new Date("2026-11-25T09:58:00Z"),
    }),
    briefingCounts: async () => [],
  };
}

function exposed(authority: typeof northmere) {
  const none = { possible: 0, confirmed: 0, ruledOut: 1, lookAgain: 0 };
  return { authority, ...none, since: "2026-11-20" as const, toldAt: null, acknowledgedAt: null };
}

function isolated({ now }: World): Awaited<ReturnType<Faked["containment"]>>[number] {
  const alarmAt = new Date("2026-11-23T00:20:00Z");
  const nothing = { ordered: null, acknowledged: null, done: null, verified: null };
  return {
    authority: northmere,
    alarm: {
      ...{ authority: northmere, number: 1, alarmAt, words: "An alert", enteredAt: now },
      ...{ by: "staff-1" as never, byName: "Ngozi Pryce" },
    },
    points: { ...nothing, ordered: alarmAt, done: new Date("2026-11-23T02:25:00Z") },
    took: nothing,
    ...{ minutes: 125, isolated: "all", measures: [] },
  };
}
