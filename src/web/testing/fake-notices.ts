/** Notices of the fake desk. */
import { channels, type NoticeState } from "../../domain/notices/notice.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import type { NoticeDesk, NoticeDetail } from "../../respond/desk/people/notice-desk.ts";
import { holdReasons, noticeStates } from "../words/states.ts";
import { noticeFor } from "./made-up-people.ts";
import type { World } from "./world.ts";

const pageSize = 25;

export function fakeNotices(world: World): Pick<Desk, keyof NoticeDesk | "judgedPeople"> {
  const find = (id: string) => world.notices.find((one) => one.id === id);
  function replace(notice: NoticeDetail): NoticeDetail {
    world.notices = world.notices.map((one) => (one.id === notice.id ? notice : one));
    return notice;
  }
  return {
    async draftNotices(_by, _incident, { bands, onProgress }) {
      world.asked.push({ what: "draftNotices", with: { bands } });
      const without = world.people.filter(
        ({ notice, severity }) => notice === null && bands.includes(severity.band),
      );
      for (const person of without) {
        world.notices.push(noticeFor(person, world.notices.length + 1));
        onProgress?.(world.notices.length, without.length);
      }
      const held = without.filter(({ flags }) => flags.length > 0).length;
      return done({ drafted: without.length - held, held, unjudged: 0, notTold: 0 });
    },
    judgedPeople: async () => [],
    answerRelease: async () => failed({ kind: "not-held" }),
    deliveryHalt: async () => world.halt,
    async resumeDelivery(_by, { waiting, reasons }) {
      world.asked.push({ what: "resumeDelivery", with: { waiting, reasons } });
      if (world.halt === null) return failed({ kind: "not-halted" });
      const messages = world.halt.waiting;
      world.halt = null;
      return done({ messages });
    },
    async notices(_reader, { state, channel, band, hold, page }) {
      const found = world.notices.filter(
        (one) =>
          (state === undefined || one.state === state) &&
          (channel === undefined || one.channel === channel) &&
          (band === undefined || one.band === band) &&
          (hold === undefined || one.holdReasons.includes(hold)),
      );
      const pages = Math.ceil(found.length / pageSize);
      return { rows: found.slice((page - 1) * pageSize, page * pageSize), total: found.length, page, pages };
    },
    async countNotices(_reader, { state, channel, band }) {
      return world.notices.filter(
        (one) =>
          (state === undefined || one.state === state) &&
          (channel === undefined || one.channel === channel) &&
          (band === undefined || one.band === band),
      ).length;
    },
    async noticeSamples(_reader, _incident, { bands, most }) {
      const drafted = world.notices.filter((one) => one.state === "drafted" && bands.includes(one.band));
      return drafted
        .toSorted((a, b) => Number(b.channel === "letter") - Number(a.channel === "letter"))
        .slice(0, most);
    },
    async notice(_reader, id) {
      const notice = find(id);
      return notice === undefined ? failed({ kind: "no-such-notice" }) : done(notice);
    },
    async letterOf(_reader, id) {
      const notice = find(id);
      if (notice === undefined) return failed({ kind: "no-such-notice" });
      if (notice.channel !== "letter") return failed({ kind: "no-address" });
      return done(new TextEncoder().encode("%PDF-1.7 made up"));
    },
    async approveNotices(_by, _incident, { bands, ids, exercise }) {
      world.asked.push({ what: "approveNotices", with: { bands, ids, exercise } });
      const chosen = world.notices.filter(
        (one) => one.state === "drafted" && (ids?.includes(one.id) ?? bands?.includes(one.band) ?? true),
      );
      if (chosen.length === 0) return failed({ kind: "nothing-drafted" });
      for (const one of chosen) replace({ ...one, state: "approved", exercise });
      return done({ approved: chosen.length });
    },
    async releaseNotice(_by, id, { reasons, reach }) {
      world.asked.push({ what: "releaseNotice", with: { id, reasons, reach } });
      const notice = find(id);
      if (notice === undefined) return failed({ kind: "no-such-notice" });
      if (reasons === "") return failed({ kind: "reasons-missing" });
      const chosen = notice.reaches.find(({ ordinal }) => ordinal === reach);
      if (chosen === undefined) return failed({ kind: "no-such-contact" });
      return notice.state === "held"
        ? done(replace({ ...notice, state: "drafted", channel: chosen.channel, destination: chosen.value }))
        : failed({ kind: "not-held" });
    },
    async withdrawNotice(_by, id, { reasons }) {
      world.asked.push({ what: "withdrawNotice", with: { id, reasons } });
      const notice = find(id);
      if (notice === undefined) return failed({ kind: "no-such-notice" });
      if (reasons === "") return failed({ kind: "reasons-missing" });
      return done(replace({ ...notice, state: "withdrawn" }));
    },
    async deliverPending(onProgress) {
      const sending = world.notices.filter(({ state }) => state === "sending");
      sending.forEach((one, index) => {
        replace({ ...one, state: "sent", attempts: [{ at: world.now, result: "delivered" }] });
        onProgress?.(index + 1, sending.length - index - 1);
      });
      return { sent: sending.length, failed: 0 };
    },
    async noticeCounts() {
      const inState = (state: NoticeState) => world.notices.filter((one) => one.state === state).length;
      const count = (fits: (one: NoticeDetail) => boolean) => world.notices.filter(fits).length;
      return {
        byState: Object.fromEntries(noticeStates.map((state) => [state, inState(state)])) as Record<
          NoticeState,
          number
        >,
        byChannel: {
          email: count(({ channel }) => channel === channels[0]),
          letter: count(({ channel }) => channel === channels[1]),
          text: count(({ channel }) => channel === channels[2]),
        },
        byHoldReason: Object.fromEntries(
          holdReasons.map((reason) => [
            reason,
            count((one) => one.state === "held" && one.holdReasons.includes(reason)),
          ]),
        ),
      };
    },
  };
}
