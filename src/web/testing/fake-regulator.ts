/** How authorities stand with the regulator, on the fake desk: nobody has reported yet. */
import type { RegulatorDesk } from "../../respond/desk/incident/regulator-desk.ts";
import type { World } from "./world.ts";

type Faked = Pick<RegulatorDesk, "regulatorState" | "clocks">;

export function fakeRegulator(world: World): Faked {
  const nothing = {
    followUpDue: false,
    decidedNotToReport: false,
    nearMissUndecided: false,
    decisionsWaiting: 0,
  };
  const regulatorState: Faked["regulatorState"] = async (reader, id) => {
    const incident = world.incidents.find((one) => one.id === id);
    return (incident?.involved ?? []).map((line) => ({
      ...line,
      ...{ reportedAt: null, last: null, late: null },
      own: line.authority === reader.authority ? nothing : null,
    }));
  };
  return {
    regulatorState,
    clocks: async (reader, id) => ({
      lines: await regulatorState(reader, id),
      history: [],
      delayWritten: false,
      regimes: [],
    }),
  };
}
