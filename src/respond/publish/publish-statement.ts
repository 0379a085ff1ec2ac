/** Publishes a statement and with it the public page. Where the page cannot be put out, it stays a draft. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import { type By, changeBy } from "../change-by.ts";
import type { PublishProblem } from "../desk/desk.ts";
import { note } from "../note.ts";
import type { Change, StatementStore, Verdict } from "../ports.ts";
import { type PublishPorts, publishSite } from "./publish-site.ts";

export async function publishStatement(
  ports: PublishPorts & { readonly statements: StatementStore },
  by: By,
  incident: IncidentId,
  number: number,
): Promise<Outcome<Statement, PublishProblem>> {
  const change = changeBy(by, ports.now());
  const outcome = await ports.statements.alter(change, { incident, number }, (statement) =>
    statement.state === "published"
      ? failed({ kind: "already-published" as const })
      : done(published(change, statement)),
  );
  if (!outcome.ok) {
    return failed({
      kind: outcome.problem.kind === "not-there" ? "no-such-statement" : outcome.problem.kind,
    });
  }
  let isOut = false;
  try {
    const put = await publishSite(ports, by);
    isOut = put.ok;
    return put.ok ? outcome : put;
  } finally {
    if (!isOut) await takeBack(ports, by, outcome.value);
  }
}

function published(change: Change, statement: Statement) {
  const next: Statement = { ...statement, state: "published", publishedAt: change.at };
  const about = { subject: `statement:${statement.number}`, incident: statement.incident };
  return { next, entries: [note(change, "statement.published", about, { title: statement.title })] };
}

/** Nobody has read it: the page goes out whole or not at all. */
async function takeBack(ports: PublishPorts, by: By, { incident, number }: Statement): Promise<void> {
  const change = changeBy(by, ports.now());
  await ports.statements.alter(change, { incident, number }, (statement): Verdict<Statement, never> => {
    const next: Statement = { ...statement, state: "draft", publishedAt: null };
    const about = { subject: `statement:${number}`, incident };
    return done({
      next,
      entries: [note(change, "statement.not-published", about, { why: "the page could not be put out" })],
    });
  });
}
