/** Incidents, holdings and the ledger of the fake desk. */
import type { Holding } from "../../domain/documents/holding.ts";
import type { HoldingId, IncidentId } from "../../domain/ids.ts";
import { type Incident, phaseTransitions, reportDueAt } from "../../domain/incident/incident.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Desk, Situation } from "../../respond/desk/desk.ts";
import type { MapReading } from "../../respond/desk/house/map-desk.ts";
import { bands } from "../words/states.ts";
import { lead, type World } from "./world.ts";

type Part = Pick<
  Desk,
  | "version"
  | "incidents"
  | "incident"
  | "declareIncident"
  | "sharedMap"
  | "changePhase"
  | "recordAwareness"
  | "situation"
  | "holdings"
  | "holding"
  | "loadHolding"
  | "reviewHolding"
  | "unreadDocuments"
  | "ledger"
  | "verifyLedger"
>;

const emptyMap: MapReading = {
  ...{ authorities: [], services: [], processors: [], systems: [], dataSets: [], edges: [] },
  versions: new Map(),
};

export function fakeIncidents(world: World): Part {
  const find = (id: IncidentId) => world.incidents.find((one) => one.id === id);
  function replace(incident: Incident): Incident {
    world.incidents = world.incidents.map((one) => (one.id === incident.id ? incident : one));
    return incident;
  }
  return {
    version: async () => 1,
    sharedMap: async () => emptyMap,
    incidents: async () => world.incidents,
    incident: async (_reader, reference) =>
      world.incidents.find((one) => one.reference === reference) ?? null,
    async declareIncident(_by, form) {
      world.asked.push({ what: "declareIncident", with: form });
      if (form.awareAt !== null && form.awareAt > world.now) return failed({ kind: "aware-in-future" });
      const { fromYear, toYear } = form.believed;
      if (fromYear !== null && toYear !== null && fromYear > toYear)
        return failed({ kind: "years-reversed" });
      const reference = `INC-2026-${String(world.incidents.length + 1).padStart(4, "0")}`;
      const involved = [...new Set([form.origin, ...form.involved])].map((authority) => {
        const awareAt = authority === form.origin ? form.awareAt : null;
        return { authority, awareAt, reportDueAt: reportDueAt(awareAt) };
      });
      const incident: Incident = {
        ...form,
        id: `incident-${world.incidents.length + 1}` as IncidentId,
        reference,
        declaredAt: world.now,
        involved,
      };
      world.incidents.push(incident);
      return done(incident);
    },
    async changePhase(_by, id, { to, reasons }) {
      world.asked.push({ what: "changePhase", with: { to, reasons } });
      const incident = find(id);
      if (incident === undefined) return failed({ kind: "no-such-incident" });
      if (reasons === "") return failed({ kind: "reasons-missing" });
      const allowed = phaseTransitions.some((step) => step.from === incident.phase && step.to === to);
      return allowed ? done(replace({ ...incident, phase: to })) : failed({ kind: "not-allowed" });
    },
    async recordAwareness(_by, id, authority, awareAt) {
      world.asked.push({ what: "recordAwareness", with: { authority, awareAt } });
      const incident = find(id);
      if (incident === undefined) return failed({ kind: "no-such-incident" });
      if (awareAt > world.now) return failed({ kind: "aware-in-future" });
      const involved = incident.involved.map((one) =>
        one.authority === authority ? { authority, awareAt, reportDueAt: reportDueAt(awareAt) } : one,
      );
      return done(replace({ ...incident, involved }));
    },
    async situation(_reader, id) {
      const incident = find(id)!;
      const byBand = bands.map((band) => [band, world.people.filter((p) => p.severity.band === band).length]);
      const notices: Record<string, number> = {};
      for (const { state } of world.notices) notices[state] = (notices[state] ?? 0) + 1;
      const noticesByBand = Object.fromEntries(bands.map((band) => [band, {} as Record<string, number>]));
      for (const { severity, notice } of world.people) {
        const states = noticesByBand[severity.band]!;
        if (notice !== null) states[notice] = (states[notice] ?? 0) + 1;
      }
      return {
        incident,
        authorities: world.authorities,
        now: world.now,
        clocks: incident.involved.map(({ authority, awareAt, reportDueAt }) => ({
          authority: world.authorities.find((one) => one.id === authority)!,
          awareAt,
          reportDueAt,
          hoursLeft: reportDueAt === null ? null : (reportDueAt.getTime() - world.now.getTime()) / 3_600_000,
        })),
        holdings: world.holdings,
        people: {
          total: world.people.length,
          hidden: world.hiddenPeople,
          byAuthority: [
            { authority: lead.authority, known: world.people.length, told: notices["sent"] ?? 0 },
            { authority: world.authorities[1]!.id, known: world.hiddenPeople, told: 0 },
          ],
          byBand: Object.fromEntries(byBand),
          flagged: world.people.filter(({ flags }) => flags.length > 0).length,
        },
        notices,
        noticesByBand: noticesByBand as Situation["noticesByBand"],
        services: world.services,
        latestStatement: world.statements.findLast(({ state }) => state === "published") ?? null,
        recentEntries: world.ledger.slice(-5).toReversed(),
      };
    },
    holdings: async (_reader, id) => world.holdings.filter(({ incident }) => incident === id),
    holding: async (_reader, id) => world.holdings.find((one) => one.id === id) ?? null,
    async loadHolding(_by, form) {
      world.asked.push({ what: "loadHolding", with: form });
      if (form.folder === "/nowhere") return failed({ kind: "no-such-folder" });
      const typo = form.controllers.find(({ prefix }) => prefix === "Huosing/Easthaven");
      if (typo)
        return failed({ kind: "no-such-rule-folder", prefix: typo.prefix, near: "Housing/Easthaven" });
      const holding: Holding = {
        ...form,
        id: `holding-${world.holdings.length + 1}` as HoldingId,
        state: "waiting",
        problem: null,
        progress: { filesDone: 0, filesKnown: 0, bytesDone: 0, mentions: 0, unreadable: 0 },
        outcomes: {},
        people: 0,
        earliest: null,
        latest: null,
        loadedAt: world.now,
        reviewedAt: null,
      };
      world.holdings.push(holding);
      return done(holding);
    },
    async reviewHolding(_by, id) {
      world.asked.push({ what: "reviewHolding", with: id });
      const holding = world.holdings.find((one) => one.id === id);
      return holding === undefined ? failed({ kind: "no-such-holding" }) : done(holding);
    },
    async unreadDocuments(_reader, _id, page) {
      const rows = world.unread.slice((page - 1) * 50, page * 50);
      return { rows, total: world.unread.length, others: world.unreadOfOthers };
    },
    async ledger(_reader, { page }) {
      const rows = world.ledger.toReversed().slice((page - 1) * 50, page * 50);
      return {
        rows: rows.map((entry) => ({ ...entry, actorName: nameOf(world, entry.actor) })),
        total: world.ledger.length,
      };
    },
    async verifyLedger() {
      return done({ size: world.ledger.length, head: world.ledger.at(-1)?.hash ?? "0".repeat(64) });
    },
  };
}

function nameOf(world: World, actor: string): string {
  return world.staff.find(({ id }) => id === actor)?.name ?? "Candour";
}
