/** Writes a statement's text as a draft. Each is kept: who wants to change one writes the next, from its words. */
import type { IncidentId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import { rootOf, type Statement } from "../../domain/publication/statement.ts";
import { type By, changeBy } from "../change-by.ts";
import type { StatementForm, StatementProblem } from "../desk/incident/statement-desk.ts";
import { note } from "../note.ts";
import type { StatementStore } from "../ports.ts";

const longestTitle = 150;

export async function writeStatement(
  ports: { readonly statements: StatementStore; now(): Date },
  by: By,
  incident: IncidentId,
  form: StatementForm,
): Promise<Outcome<Statement, StatementProblem>> {
  const title = form.title.trim();
  const body = form.body.replaceAll("\r\n", "\n").trim();
  const changed = (form.changed ?? "").trim();
  if (title === "") return failed({ kind: "title-missing" });
  if ([...title].length > longestTitle) return failed({ kind: "title-too-long" });
  if (body === "") return failed({ kind: "body-missing" });
  const others = await ports.statements.of(incident);
  const from = others.find(({ number }) => number === (form.from ?? null));
  const corrected = others.find(({ number }) => number === (form.corrects ?? null));
  const wrong = form.corrects == null ? null : problemOfCorrection(by, corrected, changed);
  if (wrong !== null) return failed({ kind: wrong });
  const easyRead = easyReadIn(form.easyRead);
  if (by !== "system" && form.easyStands !== true && isCarriedOver(easyRead, body, corrected ?? from))
    return failed({ kind: "easy-read-unlooked" });
  const change = changeBy(by, ports.now());
  const hands = by === "system" ? [] : [by.id];
  const draft: Omit<Statement, "number"> = {
    easyRead,
    ...{ incident, title, body, state: "draft", writtenAt: change.at, publishedAt: null },
    authority: by === "system" ? null : by.authority,
    authorName: by === "system" ? "Candour" : by.name,
    // Whoever takes a colleague's words and changes a comma may not be the one who approves them.
    writers: [...new Set([...(from?.state === "published" ? [] : (from?.writers ?? [])), ...hands])],
    corrects: corrected === undefined ? null : rootOf(corrected),
    changed: corrected === undefined ? "" : changed,
    ...{ approvedBy: null, approvedByName: "", approvedAt: null, why: "", retractedAt: null },
  };
  return await ports.statements.write(change, form.version ?? "any", draft, ({ number }) => [
    note(
      change,
      "statement.written",
      { subject: `statement:${number}`, incident },
      { title, ...(draft.corrects === null ? {} : { corrects: draft.corrects, changed }) },
    ),
  ]);
}

function easyReadIn(written = ""): string {
  return written.replaceAll("\r\n", "\n").trim();
}

/** Other words, and the easy read of the words before: it may say what is no longer so. */
function isCarriedOver(easyRead: string, body: string, before: Statement | undefined): boolean {
  return easyRead !== "" && before !== undefined && easyRead === before.easyRead && body !== before.body;
}

function problemOfCorrection(by: By, corrected: Statement | undefined, changed: string) {
  if (corrected === undefined) return "no-such-statement";
  if (by !== "system" && corrected.authority !== null && corrected.authority !== by.authority)
    return "statement-others";
  if (corrected.state !== "published") return "statement-not-published";
  return changed === "" ? "changed-missing" : null;
}
