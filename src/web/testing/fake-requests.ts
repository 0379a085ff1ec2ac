/** Requests of the fake desk: as many as the world has, decided as they are told. */
import type { RequestId, StaffId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import { isDecider, mayDecide, type Request } from "../../domain/staff/request.ts";
import type { RequestDesk, RequestDetail } from "../../respond/desk/house/request-desk.ts";
import { lead, type World } from "./world.ts";

export const colleague = { id: "staff-2" as StaffId, name: "Tomasz Bell", role: "dpo" } as const;

export function fakeRequests(world: World): RequestDesk {
  const find = (id: RequestId) => world.requests.find((one) => one.id === id);
  function replace(request: RequestDetail): RequestDetail {
    world.requests = world.requests.map((one) => (one.id === request.id ? request : one));
    return request;
  }
  return {
    async weigh(_by, deed) {
      if (deed.verb !== "notice.send")
        return done({ ...extent({ people: 2 }), deciders: world.deciders, waiting: null });
      const approved = world.notices.filter(({ state }) => state === "approved");
      if (approved.length === 0) return failed({ kind: "nothing-approved" });
      const of = (channel: string) => approved.filter((one) => one.channel === channel).length;
      const exercise = approved.filter((one) => one.exercise).length;
      const counts = {
        notices: approved.length,
        letters: of("letter"),
        emails: of("email"),
        texts: of("text"),
        exercise,
      };
      return done({ ...extent(counts), deciders: world.deciders, waiting: null });
    },
    async askFor(by, deed, { reasons }) {
      world.asked.push({ what: "askFor", with: { deed, reasons } });
      if (reasons === "") return failed({ kind: "reasons-missing" });
      const request = madeUpRequest({
        id: `request-${world.requests.length + 1}` as RequestId,
        deed,
        reasons,
        askedBy: by.id,
      });
      world.requests.push(request);
      return done(request);
    },
    requests: async () => ({ rows: world.requests, total: world.requests.length, page: 1, pages: 1 }),
    async request(_reader, id) {
      const request = find(id);
      return request === undefined ? failed({ kind: "no-such-request" }) : done(request);
    },
    requestsWaiting: async (reader) =>
      world.requests.filter(
        (one) =>
          one.state === "waiting" && one.askedBy !== reader.id && mayDecide(reader.role, one.deed.verb),
      ).length,
    async decideRequest(by, id, { grant, words }) {
      world.asked.push({ what: "decideRequest", with: { id, grant, words } });
      const request = find(id);
      if (request === undefined) return failed({ kind: "no-such-request" });
      if (!isDecider(by, request)) return failed({ kind: "own-request" });
      if (!grant && words === "") return failed({ kind: "refusal-without-words" });
      const sends = grant && request.deed.verb === "notice.send";
      const state = grant ? (sends ? "carried-out" : "granted") : "refused";
      const next = replace({
        ...request,
        state,
        decidedBy: by.id,
        deciderName: by.name,
        decidedAt: world.now,
        decidedWords: words,
      });
      if (!sends) return done({ request: next, done: null });
      const approved = world.notices.filter((one) => one.state === "approved").length;
      world.notices = world.notices.map((one) =>
        one.state === "approved" ? { ...one, state: "sending" } : one,
      );
      return done({ request: next, done: { verb: "notice.send", queued: approved } });
    },
    async withdrawRequest(_by, id) {
      const request = find(id);
      if (request === undefined) return failed({ kind: "no-such-request" });
      return done(replace({ ...request, state: "withdrawn", endedAt: world.now }));
    },
    async carryOut(_by, id) {
      const request = find(id);
      if (request?.state !== "granted") return failed({ kind: "request-not-granted" });
      replace({ ...request, state: "carried-out", endedAt: world.now });
      if (request.deed.verb === "people.export")
        return done({ verb: "people.export", people: 2, csv: new TextEncoder().encode("reference\r\n") });
      return done({
        verb: "people.reveal",
        values: [
          { type: "nino", masked: "•••••••9A", value: "AB123456A" },
          { type: "bank-account", masked: "••••78", value: null },
        ],
      });
    },
  };
}

function extent(counts: Readonly<Record<string, number>>) {
  return { counts, fingerprint: "f".repeat(64) };
}

export function madeUpRequest(changes: Partial<RequestDetail> & Pick<Request, "id" | "deed">): RequestDetail {
  const askedAt = new Date("2026-11-25T09:40:00Z");
  const counts = { notices: 260, letters: 48, emails: 212, texts: 0, exercise: 0 };
  return {
    authority: lead.authority,
    extent: extent(counts),
    reasons: "The samples were looked at. These people need to know today.",
    askedBy: colleague.id,
    askedAt,
    waitsUntil: new Date(askedAt.getTime() + 24 * 3_600_000),
    state: "waiting",
    decidedBy: null,
    decidedAt: null,
    decidedWords: "",
    holdsUntil: null,
    endedAt: null,
    askerName: colleague.name,
    deciderName: null,
    deciders: [{ id: lead.id, name: lead.name, role: lead.role }],
    stillSo: true,
    about: null,
    incidentReference: "INC-2026-0001",
    ...changes,
  };
}
