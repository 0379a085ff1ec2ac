/** Sending a wave: one message for each approved notice, queued in the transaction that says who asked and who agreed. */
import { done, failed } from "../../domain/outcome.ts";
import { note } from "../note.ts";
import type { NoticeStore } from "../notices/notice-store.ts";
import type { IncidentStore } from "../ports.ts";
import type { DeedRules } from "./deeds.ts";

export type SendingPorts = {
  readonly notices: Pick<NoticeStore, "weighSending" | "queue">;
  readonly incidents: Pick<IncidentStore, "byId">;
};

export function sending({ notices, incidents }: SendingPorts): DeedRules<"notice.send"> {
  return {
    async weigh({ authority }, { incident }) {
      if ((await incidents.byId(incident)) === null) return failed({ kind: "no-such-incident" });
      const extent = await notices.weighSending(incident, authority);
      return extent.counts["notices"] === 0 ? failed({ kind: "nothing-approved" }) : done(extent);
    },

    async carryOut({ authority, id }, { incident }, change, taking) {
      const queued = await notices.queue(change, incident, authority, taking, (count) => [
        note(
          change,
          "notices.queued",
          { subject: `incident:${incident}`, incident },
          { authority, queued: count, request: taking.request, askedBy: id },
        ),
      ]);
      return queued.ok ? done({ verb: "notice.send", queued: queued.value }) : queued;
    },
  };
}
