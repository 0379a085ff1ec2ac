/** A lead signs that telling is finished; and what was signed before. */
import { shownText } from "../../../domain/progress/finished.ts";
import { outcomeOf, type StandsKind, standsKinds } from "../../../domain/progress/stands.ts";
import { byKind, byOutcome, countOf } from "../../../domain/progress/tally.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { standsMeans, standsWords } from "../../../respond/progress/stands-words.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type FieldError, type Fields, formView, raw, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary, wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";

export const path = "/incidents/:incident/notices/progress/finish";
export const needs = "incident";
export const verbs = { get: "progress.read", post: "progress.finish" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, confirmedAt } = visit;
  const outcome = await desk.finishTelling(staff, incident.id, {
    ...{ words: text(form, "words"), shown: raw(form, "shown"), confirmedAt },
  });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/notices/progress`,
      `Signed: ${count(outcome.value.people, "person is", "people are")} accounted for. It stands in the ledger.`,
    );
  const { problem } = outcome;
  if (problem.kind === "changed-since-shown")
    return show(visit, form, [{ field: "", text: inSummary(changed) }], 409);
  if (problem.kind === "people-open")
    return show(visit, form, [{ field: "", text: inSummary(wordsFor(problem)) }], 409);
  return show(visit, form, [
    wrong<string>(problem, { "reasons-missing": "words", "words-too-long": "words" }),
  ]);
}

const changed =
  "How people stand has changed since you opened this page. Look at it below before you sign: you sign what you have seen.";

async function show(
  { desk, staff, incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = 400,
): Promise<Reply> {
  const { cells, finishes, at } = await desk.progress(staff, incident.id);
  const base = `/incidents/${incident.reference}/notices/progress`;
  const sums = byOutcome(cells);
  const kinds = byKind(cells);
  const line = (kind: StandsKind) => ({
    ...{ words: standsWords[kind], means: standsMeans[kind], people: kinds[kind] },
    href: mayEver(staff.role, "proof.read") ? `${base}/people?stands=${kind}` : null,
  });
  const present = standsKinds.filter((kind) => kinds[kind] > 0);
  return page(
    "progress/finish/page.njk",
    {
      title: "Sign that telling people is finished",
      back: { href: base, text: "Progress of telling people" },
      ...{ base, at, here: `${base}/finish`, total: countOf(cells), shown: shownText(cells) },
      form: formView(values, errors),
      maySign: mayEver(staff.role, "progress.finish"),
      open: sums.open,
      untold: sums["not-told"],
      told: present.filter((kind) => outcomeOf[kind] === "told").map(line),
      notTold: present.filter((kind) => outcomeOf[kind] === "not-told").map(line),
      under: present.filter((kind) => outcomeOf[kind] === "open").map(line),
      signed: finishes.map((finish) => ({
        ...finish,
        lines: standsKinds
          .filter((kind) => (finish.counts[kind] ?? 0) > 0)
          .map((kind) => ({ words: standsWords[kind], people: finish.counts[kind] })),
      })),
    },
    { status: errors.length > 0 ? status : 200 },
  );
}
