/** Binds what tells people again to its ports. The gate looks across authorities: drafting is Candour's own work. */
import type { By } from "../../change-by.ts";
import type { LaterNoticeDesk } from "../../desk/people/later-notice-desk.ts";
import { draftCorrection } from "./draft-correction.ts";
import type { LaterPorts } from "./draft-later.ts";
import { countSeconds, draftSeconds } from "./draft-seconds.ts";

export type { LaterPorts };

export function openLaterDesk(portsOf: (by: By) => LaterPorts): LaterNoticeDesk {
  const own = portsOf("system");
  return {
    countSeconds: (reader, incident) => countSeconds(own, reader.authority, incident),
    draftSeconds: (by, incident, bands) => draftSeconds(own, by, incident, bands),
    corrections: (reader, incident) => own.later.corrections(incident, reader.authority),
    correctionGrounds: (reader, incident) => own.later.grounds(incident, reader.authority),
    countCorrected: async (reader, incident, whom) =>
      (await own.later.ofCorrection(incident, reader.authority, whom)).length,
    draftCorrection: (by, incident, form) => draftCorrection(own, by, incident, form),
  };
}
