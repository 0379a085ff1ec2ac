/** Binds tasks and the review of readings to their ports. */
import type { By } from "../change-by.ts";
import type { ReadingDesk } from "../desk/house/reading-desk.ts";
import { lookInto, readOdd } from "./review-reads.ts";
import { endTask, openTask, type TaskPorts } from "./tasks.ts";

export function openReadingDesk(portsOf: (by: By) => TaskPorts): ReadingDesk {
  const own = portsOf("system");
  return {
    reasons: () => own.reasons(),
    task: (staff) => own.readings.task(staff.id, own.now()),
    openTask: (by, form) => openTask(portsOf(by), by, form),
    endTask: (by) => endTask(portsOf(by), by),
    reads: (reader, query) => portsOf(reader).readings.page(reader.authority, query),
    oddReadings: (reader, incident) => readOdd(portsOf(reader), reader, incident),
    lookInto: (by, incident, choice) => lookInto(portsOf(by), by, incident, choice),
  };
}
