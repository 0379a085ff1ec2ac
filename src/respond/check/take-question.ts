/** A question comes in: it is sealed and waits, and nobody is looked for. The same is done for whoever asks. */
import { type AskProblem, readQuestion, type TypedQuestion } from "../../domain/check/asked.ts";
import type { AskedWay, CheckLanguage, Question } from "../../domain/check/question.ts";
import type { Submission } from "../../domain/hatch/submission.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { BodyStore, Change } from "../ports.ts";
import type { CheckStore } from "./check-store.ts";

export type TakePorts = {
  readonly checks: Pick<CheckStore, "take">;
  readonly bodies: Pick<BodyStore, "authorities">;
  now(): Date;
};

export type SentQuestion = TypedQuestion & { readonly authority: string; readonly language: CheckLanguage };

/** By the public site's form. */
export async function takeQuestion(
  ports: TakePorts,
  sent: SentQuestion,
  { id, sentAt }: Submission,
): Promise<Outcome<"taken" | "known", Problem>> {
  const asked = readQuestion(sent);
  if (!asked.ok) return asked;
  const authorities = await ports.bodies.authorities();
  const authority = authorities.find(({ key }) => key === sent.authority)?.id ?? null;
  const question: Question = {
    ...asked.value,
    ...{ id, askedAt: sentAt, way: "site", askedBy: null, authority, language: sent.language },
  };
  return done(await take(ports, { by: "system", at: ports.now() }, question, true));
}

/** By staff, for somebody on the phone or at the counter: of their own register, and answered like any other. */
export async function askFor(
  ports: TakePorts,
  by: Staff,
  id: string,
  way: Exclude<AskedWay, "site">,
  sent: TypedQuestion & { readonly language: CheckLanguage },
): Promise<Outcome<null, AskProblem>> {
  const asked = readQuestion(sent);
  if (!asked.ok) return failed(asked.problem);
  const change = changeBy(by, ports.now());
  const own: { readonly authority: AuthorityId } = { authority: by.authority };
  await take(
    ports,
    change,
    { ...asked.value, ...own, id, askedAt: change.at, way, askedBy: by.id, language: sent.language },
    false,
  );
  return done(null);
}

function take(
  { checks }: TakePorts,
  change: Change,
  question: Question,
  byHatch: boolean,
): Promise<"taken" | "known"> {
  const { way, askedBy, authority } = question;
  // Whom a resident asks is theirs alone; what staff ask stands in their authority's register.
  const detail = askedBy === null ? { way } : { way, authority };
  return checks.take(change, question, byHatch, [note(change, "check.asked", { subject: "checks" }, detail)]);
}
