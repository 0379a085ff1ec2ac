/** What the parts of the room say, on the fake desk: a partner that is not isolated yet, staff who see things. */
import type { IncidentId, MeasureId } from "../../domain/ids.ts";
import { type Alarm, containmentOf } from "../../domain/measures/containment.ts";
import type { Measure, StepTaken } from "../../domain/measures/measure.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import type { RoomDesk } from "../../respond/incident/room-figures.ts";
import { easthaven, lead, northmere, type World } from "./world.ts";

type Faked = Omit<RoomDesk, "regulatorState"> & Pick<Desk, "containment">;

export function fakeRoom(world: World): Faked {
  const quiet = world.incidents.length === 0;
  const alarms = quiet ? [] : [alarm];
  const measures = quiet ? [] : [isolating];
  return {
    exposureCounts: async () =>
      quiet
        ? []
        : [
            { ...exposed(northmere), confirmed: 3, possible: 2 },
            { ...exposed(easthaven), possible: 4, toldAt: new Date("2026-11-25T07:00:00Z") },
          ],
    alarms: async () => alarms,
    measures: async () => measures,
    containment: async () =>
      world.authorities.map(({ id }) => containmentOf(id, { measures, alarms, now: world.now })),
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

const alarmAt = new Date("2026-11-23T00:20:00Z");
const doneAt = new Date("2026-11-23T02:25:00Z");
const alarm: Alarm = {
  ...{ authority: northmere, number: 1, alarmAt, words: "An alert", enteredAt: alarmAt },
  ...{ by: lead.id, byName: lead.name },
};

function step(name: StepTaken["step"], at: Date): StepTaken {
  return {
    ...{ step: name, by: lead.id, byName: lead.name, authority: northmere },
    ...{ happenedAt: at, enteredAt: at, words: "", changes: [], corrects: null },
  };
}

const isolating: Measure = {
  ...{ id: "measure-1" as MeasureId, incident: "incident-1" as IncidentId, number: 1 },
  ...{ kind: "containment", effect: "isolates", title: "Isolate the office network", how: "" },
  target: { kind: "words", words: "The office network" },
  ...{ authority: northmere, orderedBy: northmere, dueAt: doneAt, state: "done", doneBy: lead.id },
  ...{ version: 2, after: [], services: [], proposals: [] },
  steps: [step("order", alarmAt), step("do", doneAt)],
};
