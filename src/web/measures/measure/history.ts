/** The history of a measure: when each step happened, and apart from it when that was written; what changed, old and new. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { FieldChange } from "../../../domain/ledger/entry.ts";
import {
  happenedAt,
  type Measure,
  minuteOf,
  moves,
  type StepTaken,
} from "../../../domain/measures/measure.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { MapReading } from "../../../respond/desk/house/map-desk.ts";
import { dateAndTime } from "../../words/dates.ts";
import { effectWords, kindWords, minutesBetween, namesOf, spanWords, stepWords } from "../words.ts";

type Around = {
  readonly map: MapReading;
  readonly authorities: readonly Authority[];
  readonly staff: Staff;
  readonly here: string;
};

/** Newest first. */
export function historyOf(measure: Measure, { map, authorities, staff, here }: Around) {
  const nameOf = namesOf(authorities);
  const { steps } = measure;
  const lines = steps.map((step, at) => {
    const happened = happenedAt(steps, at);
    const since = at === 0 || !moves(step) ? null : sinceOrder(measure, at);
    return {
      what: stepWords[step.step],
      by: step.byName,
      authority: nameOf(step.authority),
      at: happened,
      enteredAt: minuteOf(step.enteredAt) === minuteOf(happened) ? null : step.enteredAt,
      first: happened.getTime() === step.happenedAt.getTime() ? null : step.happenedAt,
      since,
      words: step.words,
      changes:
        step.step === "correct" ? correction(steps, step) : step.changes.map((one) => changeWords(one, map)),
      correct: mayCorrect(step, staff) ? `${here}/times/${at}` : null,
    };
  });
  return lines.toReversed();
}

function sinceOrder({ steps }: Measure, at: number): string {
  return spanWords(minutesBetween(happenedAt(steps, 0), happenedAt(steps, at)));
}

function mayCorrect({ step, authority }: StepTaken, staff: Staff): boolean {
  return moves({ step }) && authority === staff.authority && mayEver(staff.role, "measure.act");
}

/** Of which step the time was put right, from when to when. */
function correction(steps: readonly StepTaken[], { corrects, changes }: StepTaken) {
  const of = corrects === null ? undefined : steps[corrects];
  return changes.map(({ before, after }) => ({
    field: of === undefined ? "Time" : stepWords[of.step],
    before: valueWords(before),
    after: valueWords(after),
  }));
}

const fieldNames: Readonly<Record<string, string>> = {
  title: "What is to be done",
  how: "How",
  kind: "Kind",
  effect: "What follows",
  target: "To what",
  due: "Due",
  after: "Comes after",
};

function changeWords({ field, before, after }: FieldChange, map: MapReading) {
  const words = (value: FieldChange["before"]): string => {
    if (field === "kind") return kindWords[value as keyof typeof kindWords] ?? "";
    if (field === "effect") return effectWords[value as keyof typeof effectWords] ?? "";
    const thing = [...map.systems, ...map.services].find(({ id }) => (id as string) === value);
    return thing?.name ?? valueWords(value);
  };
  return { field: fieldNames[field] ?? field, before: words(before), after: words(after) };
}

function valueWords(value: FieldChange["before"]): string {
  const text = typeof value === "string" ? value : "";
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u.test(text) ? dateAndTime(new Date(text)) : text;
}
