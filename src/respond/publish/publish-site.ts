/** Publishes the public page from the facts as they are. */
import { done, type Outcome } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import type { PublishProblem } from "../desk/incident/statement-desk.ts";
import { note } from "../note.ts";
import type { FactsPorts } from "./gather-facts.ts";
import { type PutOut, putOutTogether } from "./put-out-together.ts";

export type PublishPorts = FactsPorts & { readonly putOut: PutOut };

export async function publishSite(
  ports: PublishPorts,
  by: By,
): Promise<Outcome<{ readonly publishedAt: Date }, PublishProblem>> {
  const change = changeBy(by, ports.now());
  const { facts, outcome: put } = await putOutTogether(ports);
  if (!put.ok) return put;
  const detail = {
    incidents: facts.incidents.map(({ reference }) => reference),
    statements: facts.incidents.reduce((sum, { statements }) => sum + statements.length, 0),
    services: facts.services.length,
  };
  await ports.entries.record(change, [note(change, "site.published", { subject: "site" }, detail)]);
  return done({ publishedAt: change.at });
}
