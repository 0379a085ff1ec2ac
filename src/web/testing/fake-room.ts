/** What the parts of the room say, on the fake desk: a partner that is not isolated yet, staff who see things. */
import type { RoomDesk } from "../../respond/incident/room-figures.ts";
import { easthaven, northmere, type World } from "./world.ts";

type Contained = Awaited<ReturnType<RoomDesk["containment"]>>[number];
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
    containment: async () =>
      world.authorities.map(({ id }) => (id === northmere && !quiet ? isolated(world) : unmoved(id))),
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

const nothing = { ordered: null, acknowledged: null, done: null, verified: null };

function unmoved(authority: typeof northmere): Contained {
  return {
    authority,
    alarm: null,
    points: nothing,
    took: nothing,
    minutes: null,
    isolated: "none",
    measures: [],
  };
}

function isolated({ now }: World): Contained {
  const alarmAt = new Date("2026-11-23T00:20:00Z");
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
