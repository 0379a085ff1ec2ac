/** Sending a wave: one message for each approved notice, queued in the transaction that says who asked and who agreed. */
import { done, failed } from "../../domain/outcome.ts";
import { note } from "../note.ts";
import type { NoticeStore } from "../notices/notice-store.ts";
import type { IncidentStore } from "../ports.ts";
import type { WaveStore } from "../waves/wave-store.ts";
import type { DeedRules } from "./deeds.ts";

export type SendingPorts = {
  readonly notices: Pick<NoticeStore, "weighSending" | "queue">;
  readonly waves: Pick<WaveStore, "byId">;
  readonly incidents: Pick<IncidentStore, "byId">;
};

export function sending({ notices, waves, incidents }: SendingPorts): DeedRules<"notice.send"> {
  return {
    async weigh({ authority }, { incident, wave: id }) {
      if ((await incidents.byId(incident)) === null) return failed({ kind: "no-such-incident" });
      const wave = id === undefined ? null : await waves.byId(id);
      if (
        id !== undefined &&
        (wave?.authority !== authority || wave.incident !== incident || wave.state !== "planned")
      )
        return failed({ kind: "wave-over" });
      const extent = await notices.weighSending(incident, authority, wave ?? undefined);
      return extent.counts["notices"] === 0 ? failed({ kind: "nothing-approved" }) : done(extent);
    },

    async carryOut({ authority, id }, { incident, wave }, change, taking) {
      const whose = { incident, authority, ...(wave === undefined ? {} : { wave }) };
      const queued = await notices.queue(change, whose, taking, (count, launched) => [
        note(
          change,
          "notices.queued",
          { subject: `incident:${incident}`, incident },
          { authority, queued: count, request: taking.request, askedBy: id, wave: launched.number },
        ),
      ]);
      return queued.ok ? done({ verb: "notice.send", queued: queued.value }) : queued;
    },
  };
}
