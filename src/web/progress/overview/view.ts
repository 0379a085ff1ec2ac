/** The progress of telling, ready for its page. Every figure is a sum over the same cells. */
import { sinceFinish } from "../../../domain/progress/finished.ts";
import {
  kindsOf,
  type Outcomes,
  outcomeOf,
  type StandsKind,
  standsKinds,
} from "../../../domain/progress/stands.ts";
import { byKind, byOutcome, type Cell, countOf, ways } from "../../../domain/progress/tally.ts";
import type { Progress } from "../../../respond/desk/people/progress-desk.ts";
import { standsMeans, standsWords, wayWords } from "../../../respond/progress/stands-words.ts";
import { count, share } from "../../words/numbers.ts";
import { bands, bandTags } from "../../words/states.ts";
import { outcomeNames, standsTag } from "../words.ts";
import { barOf } from "./bar.ts";
import { daysView } from "./days.ts";
import { expectedWords, pressingView } from "./pressing.ts";
import type { Reader } from "./reader.ts";

const outcomes: readonly Outcomes[] = ["told", "open", "not-told"];

export function progressView(progress: Progress, base: string, reader: Reader) {
  const { cells, at } = progress;
  const here = `${base}/notices/progress`;
  const total = countOf(cells);
  const kinds = byKind(cells);
  const sums = byOutcome(cells);
  const leadsTo = (kind: StandsKind) => (reader.mayRead ? `${here}/people?stands=${kind}` : null);
  return {
    ...{ title: "Progress of telling people", base, here, total, at },
    figures: outcomes.map((outcome) => ({
      value: sums[outcome],
      words: outcomeNames[outcome],
      href: reader.mayRead && sums[outcome] > 0 ? `${here}/people?outcome=${outcome}` : null,
      colour: { told: "green", open: "blue", "not-told": "orange" }[outcome],
    })),
    told: share(sums.told, total),
    bar: barOf(sums, total),
    kinds: standsKinds
      .filter((kind) => kinds[kind] > 0)
      .map((kind) => ({
        tag: standsTag(kind),
        means: standsMeans[kind],
        people: kinds[kind],
        share: shareWords(kinds[kind], total),
        href: leadsTo(kind),
      })),
    practice: countOf(cells, (cell) => cell.practice && cell.outcome === "told"),
    fellBack: countOf(cells, (cell) => cell.fellBackFrom !== null && outcomeOf[cell.kind] === "told"),
    pressing: pressingView(progress, base, reader),
    expected: expectedWords(progress.expected),
    bands: bands
      .map((band) => ({ tag: bandTags[band], ...rowOf(cells, (cell) => cell.band === band) }))
      .filter((row) => row.total > 0),
    ways: ways
      .map((way) => ({
        words: wayWords[way],
        ...wayRow(cells.filter((cell) => cell.way === way && reached(cell))),
      }))
      .filter((row) => row.total > 0),
    days: daysView(cells),
    authorities: progress.authorities
      .map(({ authority, known, told }) => ({
        name: reader.names.get(authority) ?? "Another authority",
        isOwn: authority === reader.own,
        ...{ known, told, share: share(told, known) },
      }))
      .toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn)),
    finish: finishView(progress),
    isOpen: sums.open > 0,
    open: count(sums.open, "person is", "people are"),
  };
}

function rowOf(cells: readonly Cell[], fits: (cell: Cell) => boolean) {
  const sums = byOutcome(cells, fits);
  const total = sums.told + sums.open + sums["not-told"];
  return {
    told: sums.told,
    open: sums.open,
    untold: sums["not-told"],
    total,
    share: share(sums.told, total),
  };
}

/** Whoever is held or has no notice yet is on no way, whatever their draft proposes. */
function reached({ kind }: Cell): boolean {
  return kindsOf("told").includes(kind) || ["confirming", "on-the-way", "unsure", "failed"].includes(kind);
}

function wayRow(cells: readonly Cell[]) {
  const kinds = byKind(cells);
  return {
    delivered: kinds.delivered + kinds.told,
    sent: kinds.sent + kinds.confirming,
    waiting: kinds["on-the-way"] + kinds.unsure,
    failed: kinds.failed,
    total: countOf(cells),
  };
}

function finishView({ finishes, cells }: Progress) {
  const last = finishes[0];
  if (last === undefined) return null;
  return {
    ...{ number: last.number, by: last.signedByName, at: last.signedAt, hash: last.hash },
    since: sinceFinish(last, cells).map(({ kind, before, now }) => ({
      ...{ words: standsWords[kind], before, now },
    })),
  };
}

/** Never "0%" of something that there is, nor "100%" while anybody is missing. */
export function shareWords(part: number, whole: number): string {
  const whole100 = share(part, whole);
  if (part > 0 && whole100 === 0) return "under 1%";
  return `${whole100}%`;
}
