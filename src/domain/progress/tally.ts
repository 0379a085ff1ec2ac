/** How many stand how: every table and every figure is a sum over the same cells, so that all of them come to the register. */
import { type Channel, channels, type ToldWay, toldWays } from "../notices/notice.ts";
import type { ReceiptState } from "../notices/receipts/receipt.ts";
import type { SeverityBand } from "../people/person.ts";
import { ukDay } from "../uk-time/uk-time.ts";
import {
  type CarriedBy,
  type MessageState,
  type Outcomes,
  outcomeOf,
  type StandsKind,
  standsKinds,
  standsOf,
  type TellingFacts,
} from "./stands.ts";

/** People of whom the record has the same facts. */
export type FactCell = {
  readonly facts: TellingFacts;
  /** In which their message was given over: when it began. */
  readonly hour: Date | null;
  /** Since when the longest of them waits: queued, or else drafted. */
  readonly oldest: Date | null;
  readonly people: number;
};

export type Cell = {
  readonly kind: StandsKind;
  readonly outcome: Outcomes;
  readonly band: SeverityBand;
  readonly way: Way | null;
  readonly carrier: CarriedBy | null;
  /** By clocks in the UK: "2026-01-08". */
  readonly day: string | null;
  readonly practice: boolean;
  readonly fellBackFrom: Channel | null;
  readonly message: MessageState | null;
  readonly receipt: ReceiptState | null;
  readonly hour: Date | null;
  readonly oldest: Date | null;
  readonly people: number;
};

export const ways = [...channels, ...toldWays] as const satisfies readonly (Channel | ToldWay)[];
export type Way = (typeof ways)[number];

export function cellOf({ facts, ...counted }: FactCell): Cell {
  const kind = standsOf(facts);
  const { band, carrier, practice, fellBackFrom, message, receipt } = facts;
  return {
    ...counted,
    ...{ kind, outcome: outcomeOf[kind], band, carrier, practice, fellBackFrom, message, receipt },
    way: facts.told ?? facts.channel,
    day: counted.hour === null ? null : ukDay(counted.hour),
  };
}

export type ByKind = Readonly<Record<StandsKind, number>>;

export function countOf(cells: readonly Cell[], fits: (cell: Cell) => boolean = () => true): number {
  return cells.reduce((sum, cell) => (fits(cell) ? sum + cell.people : sum), 0);
}

export function byKind(cells: readonly Cell[], fits: (cell: Cell) => boolean = () => true): ByKind {
  const counts = Object.fromEntries(standsKinds.map((kind) => [kind, 0])) as Record<StandsKind, number>;
  for (const cell of cells) if (fits(cell)) counts[cell.kind] += cell.people;
  return counts;
}

export function byOutcome(cells: readonly Cell[], fits: (cell: Cell) => boolean = () => true) {
  const counts: Record<Outcomes, number> = { told: 0, open: 0, "not-told": 0 };
  for (const cell of cells) if (fits(cell)) counts[cell.outcome] += cell.people;
  return counts;
}

export type DayLine = { readonly day: string } & Readonly<Record<Channel, number>>;

/** Messages that were given over, day by day, also days between on which none was. */
export function byDay(cells: readonly Cell[]): readonly DayLine[] {
  const given = cells.filter(({ day, way }) => day !== null && isChannel(way));
  const days = given.map(({ day }) => day!).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return daysBetween(first, last).map((day) => ({
    day,
    ...(Object.fromEntries(
      channels.map((channel) => [
        channel,
        countOf(given, (cell) => cell.day === day && cell.way === channel),
      ]),
    ) as Record<Channel, number>),
  }));
}

function isChannel(way: Way | null): way is Channel {
  return (channels as readonly (Way | null)[]).includes(way);
}

function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let at = new Date(`${first}T12:00:00Z`); ; at = new Date(at.getTime() + 86_400_000)) {
    const day = at.toISOString().slice(0, 10);
    if (day > last) return days;
    days.push(day);
  }
}

/** Since when the longest of these waits. */
export function oldestOf(cells: readonly Cell[], kind: StandsKind): Date | null {
  const all = cells.flatMap((cell) => (cell.kind === kind && cell.oldest !== null ? [cell.oldest] : []));
  return all.length === 0 ? null : new Date(Math.min(...all.map((at) => at.getTime())));
}
