/** What is done with the hatch again and again: what waits is taken in, what there is to say is put out, what is old goes. */

import { rm } from "node:fs/promises";
import { fileOf } from "../../deliver/outbox/envelope.ts";
import { learnEmergency } from "../../respond/emergency/learn-emergency.ts";
import type { EmergencyPorts } from "../../respond/emergency/ports.ts";
import type { BodyStore } from "../../respond/ports.ts";
import { destroySpent, type PrintPorts } from "../../respond/print/hand-batch.ts";
import { faultFields } from "../../watch/fault.ts";
import type { Log } from "../../watch/log.ts";
import type { House } from "../house.ts";
import { takeBouncesIn } from "../intake/take-bounces.ts";
import { takeMail } from "../intake/take-mail.ts";
import type { Places } from "../places.ts";
import { endOld, tellAll } from "./answers.ts";
import type { RecordHatch } from "./open-hatch.ts";
import { sightingTaker } from "./sighting-taker.ts";
import { takersOf } from "./takers.ts";

type Ports = EmergencyPorts & { readonly bodies: BodyStore } & Parameters<typeof takersOf>[0] &
  Parameters<typeof sightingTaker>[0] &
  Parameters<typeof takeMail>[0] &
  Parameters<typeof takeBouncesIn>[0] &
  Parameters<typeof tellAll>[0] &
  Parameters<typeof endOld>[0] &
  PrintPorts;

export function hatchRounds(
  portsNow: () => Ports,
  hatch: RecordHatch,
  places: Pick<Places, "intake" | "bounces" | "outbox">,
  log: Log,
): House["hatch"] {
  return {
    async takeIn() {
      const own = portsNow();
      // Nobody is set up yet who could look at it: it waits.
      if ((await own.bodies.authorities()).length === 0) return 0;
      const taken = await hatch.takeIn([...takersOf(own), sightingTaker(own)], log);
      // What it cannot learn now it learns the next time; mail and answers do not wait for that.
      await learnEmergency(own).catch((error: unknown) =>
        log.error("The record could not learn of an emergency message.", faultFields(error)),
      );
      const mailed = await takeMail(own, places.intake, log);
      const returned = await takeBouncesIn(own, places.bounces, log);
      await tellAll(own, hatch);
      return taken + mailed + returned;
    },
    async clearAnswers(at) {
      const removeMessage = (reference: string) => rm(fileOf(places.outbox, reference), { force: true });
      const own = portsNow();
      await endOld(own, hatch, removeMessage);
      await destroySpent(own);
      return await hatch.clearAnswers(at);
    },
  };
}
