/** Publishes a statement, or withdraws a published one, and with it the public page: both are done, or neither. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import { type By, changeBy } from "../change-by.ts";
import type { PassProblem, PublishProblem, WhichStatement } from "../desk/incident/statement-desk.ts";
import { note } from "../note.ts";
import type { StatementStore, Verdict } from "../ports.ts";
import { takeStatementStep } from "./pass-statement.ts";
import { type PublishPorts, publishSite } from "./publish-site.ts";

type Ports = PublishPorts & { readonly statements: StatementStore };

export function publishStatement(
  ports: Ports,
  by: By,
  incident: IncidentId,
  number: number,
): Promise<Outcome<Statement, PublishProblem | PassProblem>> {
  return outWith(ports, by, { incident, number }, "publish");
}

/** Its address stays, and says that it is no longer our word, and why. */
export function retractStatement(
  ports: Ports,
  by: By,
  which: WhichStatement,
  why: string,
): Promise<Outcome<Statement, PublishProblem | PassProblem>> {
  return outWith(ports, by, which, "retract", why);
}

async function outWith(ports: Ports, by: By, which: WhichStatement, step: "publish" | "retract", why = "") {
  const outcome = await takeStatementStep(ports, by, which, step, why);
  if (!outcome.ok) return outcome;
  let isOut = false;
  try {
    const put = await publishSite(ports, by);
    isOut = put.ok;
    return put.ok ? outcome : put;
  } finally {
    if (!isOut) await takeBack(ports, by, which, step);
  }
}

/** Nobody has read it: the page goes out whole or not at all. */
async function takeBack(
  ports: Ports,
  by: By,
  which: WhichStatement,
  step: "publish" | "retract",
): Promise<void> {
  const change = changeBy(by, ports.now());
  await ports.statements.alter(change, which, (statement): Verdict<Statement, never> => {
    const next: Statement =
      step === "publish"
        ? { ...statement, state: "approved", publishedAt: null }
        : { ...statement, state: "published", retractedAt: null, why: "" };
    const about = { subject: `statement:${which.number}`, incident: which.incident };
    return done({
      next,
      entries: [
        note(change, step === "publish" ? "statement.not-published" : "statement.not-retracted", about, {
          why: "the page could not be put out",
        }),
      ],
    });
  });
}
