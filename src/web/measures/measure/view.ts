/** A measure, ready for its page, with the steps that whoever reads it may take. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import { waitsFor } from "../../../domain/measures/dependencies.ts";
import {
  isOpen,
  type Measure,
  type MeasureStep,
  measureReference,
  measureSteps,
  transitionOf,
} from "../../../domain/measures/measure.ts";
import { acknowledgeBy, lateness } from "../../../domain/measures/overdue.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { MapReading } from "../../../respond/desk/house/map-desk.ts";
import { blocksOf } from "../../public-page/body.ts";
import { dateAndTime } from "../../words/dates.ts";
import { listed } from "../../words/numbers.ts";
import {
  effectWords,
  kindWords,
  lateTag,
  minutesBetween,
  namesOf,
  spanWords,
  stateTags,
  stepButtons,
  targetWords,
} from "../words.ts";

export type Around = {
  readonly measures: readonly Measure[];
  readonly map: MapReading;
  readonly authorities: readonly Authority[];
  readonly staff: Staff;
  readonly now: Date;
  readonly here: string;
};

export function measureView(measure: Measure, { measures, map, authorities, staff, now, here }: Around) {
  const nameOf = namesOf(authorities);
  const before = measures.filter(({ id }) => measure.after.includes(id));
  const waiting = isOpen(measure) ? waitsFor(measure, measures) : [];
  const link = (one: Measure) => ({
    href: `${here}/${one.id}`,
    text: `${measureReference(one)} ${one.title}`,
    tag: stateTags[one.state],
  });
  const concerns = [measure.authority, measure.orderedBy].includes(staff.authority);
  const maySteps = mayEver(staff.role, "measure.act");
  return {
    measure,
    state: stateTags[measure.state],
    late: lateTag(measure, now),
    lateSince: lateness(measure, now).map(({ kind, since }) => lateSentence(kind, since, now)),
    kind: kindWords[measure.kind],
    effect: measure.effect === "none" ? null : effectWords[measure.effect],
    target: targetWords(measure, map),
    onMap: measure.target.kind !== "words",
    who: nameOf(measure.authority),
    askedBy: measure.orderedBy === measure.authority ? null : nameOf(measure.orderedBy),
    acknowledgeBy: measure.state === "ordered" ? acknowledgeBy(measure) : null,
    before: before.map(link),
    blocked: waiting.length === 0 ? "" : listed(waiting.map(measureReference)),
    never: waiting.filter(({ state }) => ["refused", "cancelled"].includes(state)).map(measureReference),
    next: measures.filter(({ after }) => after.includes(measure.id)).map(link),
    steps: maySteps ? stepsFor(measure, staff) : [],
    earlier: (maySteps ? stepsFor(measure, staff) : []).filter(({ byClick }) => byClick),
    how: measure.how === "" ? [] : blocksOf(measure.how),
    ownDoing: measure.state === "done" && measure.doneBy === staff.id,
    whoActs: maySteps && concerns ? null : nameOf(measure.authority),
    mayChange: maySteps && concerns && isOpen(measure) && mayStillAsk(measure, staff),
    mayOrder: maySteps && concerns && mayStillAsk(measure, staff),
  };
}

/** What a partner has acknowledged is the partner's to change. */
function mayStillAsk({ authority, state }: Measure, staff: Staff): boolean {
  return authority === staff.authority || state === "ordered";
}

function lateSentence(kind: "not-done" | "not-acknowledged", since: Date, now: Date): string {
  const span = spanWords(minutesBetween(since, now));
  return kind === "not-done"
    ? `It should have been done by ${dateAndTime(since)}, ${span} ago.`
    : `Nobody has acknowledged it within the hour: that was over ${span} ago.`;
}

/** In the order of the table; those that take a click first, those that need reasons by a page of their own. */
function stepsFor(measure: Measure, staff: Staff) {
  return measureSteps
    .filter((step) => isFor(step, measure, staff))
    .map((step) => ({
      step,
      text: stepButtons[step],
      earlier: `when it was ${stateTags[transitionOf(step).to].text.toLowerCase()}`,
      byClick: transitionOf(step).reasons === undefined,
    }));
}

function isFor(step: MeasureStep, measure: Measure, { id, authority }: Staff): boolean {
  const { from, by, anotherPerson } = transitionOf(step);
  if (!from.includes(measure.state)) return false;
  if (anotherPerson && measure.doneBy === id) return false;
  // Who carries it out refuses what is asked of it; it cancels what it ordered itself.
  if (step === "refuse") return authority === measure.authority && authority !== measure.orderedBy;
  return authority === measure.authority || (by === "either" && authority === measure.orderedBy);
}
