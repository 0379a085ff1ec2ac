/** Binds what is read and signed of telling people to its ports. */
import { cellOf } from "../../domain/progress/tally.ts";
import type { By } from "../change-by.ts";
import type { ProgressDesk } from "../desk/people/progress-desk.ts";
import { figuresFile } from "./figures-file.ts";
import { finishTelling } from "./finish-telling.ts";
import { type ProgressPorts, readProgress, readProof } from "./read-progress.ts";

/** Counting goes over tables whose rows staff are asked about one by one: it is Candour's own work, for one authority. */
export function openProgressDesk(portsOf: (by: By) => ProgressPorts): ProgressDesk {
  const own = portsOf("system");
  return {
    progress: (reader, incident) => readProgress(own, reader, incident),
    async figuresFile({ authority }, incident) {
      const { cells } = await own.progress.cells({ incident, authority }, own.now());
      return {
        name: "progress.csv",
        type: "text/csv; charset=utf-8",
        pieces: figuresFile(cells.map(cellOf)),
      };
    },
    proof: (reader, incident, query) => readProof(portsOf(reader), own, reader, incident, query),
    finishes: (reader, incident) =>
      portsOf(reader).progress.finishes({ incident, authority: reader.authority }),
    finishTelling: (by, incident, form) => finishTelling(portsOf(by), by, incident, form),
  };
}
