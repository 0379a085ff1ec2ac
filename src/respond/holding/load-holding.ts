/** Records a holding: a copy of what was exposed, and whose documents stand where in it. */
import { randomUUID } from "node:crypto";
import type { Holding } from "../../domain/documents/holding.ts";
import type { HoldingId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import type { LoadHoldingForm, LoadHoldingProblem } from "../desk/desk.ts";
import { note } from "../note.ts";
import type { HoldingStore, IncidentStore } from "../ports.ts";
import { lookAtFolder, lookAtRules } from "./look-at-folder.ts";

export type LoadPorts = {
  readonly incidents: IncidentStore;
  readonly holdings: HoldingStore;
  /** Candour's own: keys, record, work, outbox, site. */
  readonly ownFolders: readonly string[];
  now(): Date;
};

export const noProgress = { filesDone: 0, filesKnown: 0, bytesDone: 0, mentions: 0, unreadable: 0 };

export async function loadHolding(
  ports: LoadPorts,
  by: By,
  form: LoadHoldingForm,
): Promise<Outcome<Holding, LoadHoldingProblem>> {
  const incident = await ports.incidents.byId(form.incident);
  if (incident === null) return failed({ kind: "no-such-incident" });
  if (form.name.trim() === "") return failed({ kind: "name-missing" });
  if (form.folder.trim() === "") return failed({ kind: "folder-missing" });
  const folder = await lookAtFolder(form.folder.trim(), ports.ownFolders);
  if (!folder.ok) return folder;
  const rules = await lookAtRules(
    folder.value,
    rulesOf(form).map(({ prefix }) => prefix),
  );
  if (!rules.ok) return rules;
  const change = changeBy(by, ports.now());
  const holding = newHolding(form, folder.value, change.at);
  const about = { subject: `holding:${holding.id}`, incident: incident.id };
  // The same files twice would be read for nothing, and their people told of places that are one.
  const others = await ports.holdings.of(incident.id);
  if (others.some((other) => other.folder === holding.folder)) return failed({ kind: "already-loaded" });
  // No name and no path: they may name people, and what stands in the ledger stands for good.
  const detail = { defaultController: holding.defaultController, rules: holding.controllers.length };
  const isNew = await ports.holdings.load(change, holding, [note(change, "holding.loaded", about, detail)]);
  return isNew ? done(holding) : failed({ kind: "already-loaded" });
}

function newHolding(form: LoadHoldingForm, folder: string, loadedAt: Date): Holding {
  return {
    id: randomUUID() as HoldingId,
    incident: form.incident,
    name: form.name.trim(),
    folder,
    state: "waiting",
    problem: null,
    progress: noProgress,
    controllers: rulesOf(form),
    defaultController: form.defaultController,
    outcomes: {},
    people: 0,
    earliest: null,
    latest: null,
    loadedAt,
    reviewedAt: null,
  };
}

/** "kingsmere/", "./kingsmere" and "kingsmere" are one prefix; the last word on it counts. */
function rulesOf({ controllers }: LoadHoldingForm): Holding["controllers"] {
  const rules = controllers.map(
    ({ prefix, authority }) => [prefix.trim().replace(/^(\.?\/)+|\/+$/g, ""), authority] as const,
  );
  return [...new Map(rules)]
    .filter(([prefix]) => prefix !== "" && prefix !== ".")
    .map(([prefix, authority]) => ({ prefix, authority }));
}
