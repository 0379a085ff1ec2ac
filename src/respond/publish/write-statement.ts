/** Writes a statement as a draft. Every version is kept: who wants to change one writes the next. */
import type { IncidentId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { type By, changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { StatementStore } from "../ports.ts";

export type StatementProblem =
  | { kind: "title-missing" | "body-missing" | "title-too-long" }
  | ChangedMeanwhile;

const longestTitle = 150;

export async function writeStatement(
  ports: { readonly statements: StatementStore; now(): Date },
  by: By,
  incident: IncidentId,
  form: { readonly title: string; readonly body: string; readonly version?: FromVersion },
): Promise<Outcome<Statement, StatementProblem>> {
  const title = form.title.trim();
  const body = form.body.replaceAll("\r\n", "\n").trim();
  if (title === "") return failed({ kind: "title-missing" });
  if ([...title].length > longestTitle) return failed({ kind: "title-too-long" });
  if (body === "") return failed({ kind: "body-missing" });
  const change = changeBy(by, ports.now());
  const draft: Omit<Statement, "number"> = {
    incident,
    title,
    body,
    state: "draft",
    authorName: by === "system" ? "Candour" : by.name,
    writtenAt: change.at,
    publishedAt: null,
  };
  return await ports.statements.write(change, form.version ?? "any", draft, ({ number }) => [
    note(change, "statement.written", { subject: `statement:${number}`, incident }, { title }),
  ]);
}
