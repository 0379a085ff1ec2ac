/**
 * Odd patterns in who looked at whom. Each is a reason to ask, never a finding of guilt: a contact centre on its busiest
 * day looks like curiosity from afar.
 */
import type { AuthorityId, PersonId, StaffId, TaskId } from "../ids.ts";
import type { NoticeState } from "../notices/notice.ts";
import { day, hour, thresholds } from "./odd-thresholds.ts";
import type { ReadingKind } from "./task.ts";

/** One person read by one member of staff. Lists are not among them: whoever searches sees whom they did not mean. */
export type PersonRead = {
  readonly staff: StaffId;
  readonly task: TaskId;
  readonly kind: Exclude<ReadingKind, "people.listed" | "notice.listed">;
  readonly at: Date;
  readonly person: PersonId;
  readonly controller: AuthorityId;
  readonly readerAuthority: AuthorityId;
  readonly atRisk: boolean;
  /** The person has the reader's surname, or the reader's e-mail address. */
  readonly likeReader: boolean;
  readonly notice: NoticeState | null;
};
export type Search = { readonly staff: StaffId; readonly at: Date; readonly found: number };
/** Something that a member of staff did, beyond reading; `person` where it was about one. */
export type Deed = { readonly staff: StaffId; readonly at: Date; readonly person: PersonId | null };

export type Readings = {
  readonly reads: readonly PersonRead[];
  readonly searches: readonly Search[];
  readonly deeds: readonly Deed[];
  readonly now: Date;
  /** The hour on the clocks of the United Kingdom. */
  readonly hourOf: (at: Date) => number;
};

export type OddKind =
  | "many-at-once"
  | "out-of-hours"
  | "at-risk-without-work"
  | "looked-at-by-many"
  | "like-the-reader"
  | "followed-by-nothing"
  | "searches-for-nobody"
  | "after-the-end"
  | "shared-of-many";

export type OddReading = {
  /** The same for the same pattern, so that what was looked into stays so. */
  readonly key: string;
  readonly kind: OddKind;
  readonly staff: StaffId | null;
  readonly person: PersonId | null;
  readonly from: Date;
  readonly to: Date;
  /** How many people, searches or members of staff it is about. */
  readonly count: number;
  /** What is usual, where that was compared. */
  readonly usual: number | null;
};

export function oddReadings(given: Readings): readonly OddReading[] {
  return rules.flatMap((rule) => rule(given)).toSorted((a, b) => b.to.getTime() - a.to.getTime());
}

type Rule = (given: Readings) => readonly OddReading[];

const manyAtOnce: Rule = ({ reads }) => {
  const byStaff = grouped(reads, ({ staff }) => staff);
  const hours = new Map([...byStaff].map(([staff, all]) => [staff, peopleByHour(all)]));
  return [...hours].flatMap(([staff, own]) => {
    const others = [...hours]
      .filter(([other]) => other !== staff)
      .flatMap(([, counts]) => [...counts.values()]);
    return [...own].flatMap(([at, count]) => {
      const before = [...own].filter(([other]) => other !== at).map(([, one]) => one);
      const usual = Math.max(median(before), median(others));
      if (count < thresholds.peopleInAnHour || count < thresholds.timesTheUsual * usual) return [];
      return [odd("many-at-once", staff, null, new Date(at * hour), new Date((at + 1) * hour), count, usual)];
    });
  });
};

const outOfHours: Rule = ({ reads, hourOf }) => {
  const atNight = reads.filter(
    ({ at }) => hourOf(at) >= thresholds.nightFrom || hourOf(at) < thresholds.nightTo,
  );
  // A night belongs to the day on which it began.
  const nights = grouped(atNight, ({ staff, at }) => `${staff} ${nightOf(at)}`);
  return [...nights.values()].flatMap((all) => {
    const people = new Set(all.map(({ person }) => person)).size;
    return people < thresholds.readsAtNight ? [] : [oddOf("out-of-hours", all, null, people)];
  });
};

/** Not before the time has passed in which the work may still be done. */
const atRiskWithoutWork: Rule = ({ reads, deeds, now }) => {
  const risky = reads.filter(
    ({ atRisk, at }) => atRisk && at.getTime() + thresholds.workWithin <= now.getTime(),
  );
  return [...grouped(risky, ({ staff, person }) => `${staff} ${person}`).values()].flatMap((all) => {
    const { staff, person } = all[0]!;
    const worked = deeds.some(
      (one) =>
        one.staff === staff &&
        one.person === person &&
        all.some(({ at }) => Math.abs(one.at.getTime() - at.getTime()) <= thresholds.workWithin),
    );
    return worked ? [] : [oddOf("at-risk-without-work", all, person, all.length)];
  });
};

const lookedAtByMany: Rule = ({ reads }) =>
  [...grouped(reads, ({ person }) => person)].flatMap(([person, all]) => {
    const sorted = all.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const readers = new Set(
      sorted
        .filter(({ at }) => at.getTime() >= sorted.at(-1)!.at.getTime() - thresholds.readersWithin)
        .map(({ staff }) => staff),
    );
    if (readers.size < thresholds.readersOfOne) return [];
    const { from, to } = spanOf(sorted);
    return [odd("looked-at-by-many", null, person, from, to, readers.size, null)];
  });

const likeTheReader: Rule = ({ reads }) => {
  const alike = grouped(
    reads.filter(({ likeReader }) => likeReader),
    ({ staff, person }) => `${staff} ${person}`,
  );
  return [...alike.values()].map((all) => oddOf("like-the-reader", all, all[0]!.person, all.length));
};

const followedByNothing: Rule = ({ reads, deeds, now }) =>
  [...grouped(reads, ({ task }) => task).values()].flatMap((all) => {
    const people = new Set(all.map(({ person }) => person)).size;
    const { from, to } = spanOf(all);
    const until = to.getTime() + thresholds.workAfterTask;
    const done = deeds.some(
      ({ staff, at }) => staff === all[0]!.staff && at >= from && at.getTime() <= until,
    );
    return people < thresholds.peopleInIdleTask || done || until > now.getTime()
      ? []
      : [oddOf("followed-by-nothing", all, null, people)];
  });

const searchesForNobody: Rule = ({ searches }) => {
  const vain = grouped(
    searches.filter(({ found }) => found === 0),
    ({ staff, at }) => `${staff} ${Math.floor(at.getTime() / hour)}`,
  );
  return [...vain.values()].flatMap((all) => {
    if (all.length < thresholds.searchesForNobody) return [];
    const { from, to } = spanOf(all);
    return [odd("searches-for-nobody", all[0]!.staff, null, from, to, all.length, null)];
  });
};

const afterTheEnd: Rule = ({ reads }) => {
  const withdrawn = reads.filter(({ notice }) => notice === "withdrawn");
  return [...grouped(withdrawn, ({ staff, person }) => `${staff} ${person}`).values()].map((all) =>
    oddOf("after-the-end", all, all[0]!.person, all.length),
  );
};

const sharedOfMany: Rule = ({ reads }) => {
  const foreign = reads.filter(({ controller, readerAuthority }) => controller !== readerAuthority);
  const days = grouped(foreign, ({ staff, at }) => `${staff} ${Math.floor(at.getTime() / day)}`);
  return [...days.values()].flatMap((all) => {
    const authorities = new Set(all.map(({ controller }) => controller)).size;
    return authorities < thresholds.otherAuthorities ? [] : [oddOf("shared-of-many", all, null, authorities)];
  });
};

const rules: readonly Rule[] = [
  manyAtOnce,
  outOfHours,
  atRiskWithoutWork,
  lookedAtByMany,
  likeTheReader,
  followedByNothing,
  searchesForNobody,
  afterTheEnd,
  sharedOfMany,
];

function peopleByHour(reads: readonly PersonRead[]): ReadonlyMap<number, number> {
  const hours = grouped(reads, ({ at }) => Math.floor(at.getTime() / hour));
  return new Map([...hours].map(([at, all]) => [at, new Set(all.map(({ person }) => person)).size]));
}

function nightOf(at: Date): number {
  return Math.floor((at.getTime() - 12 * hour) / day);
}

function oddOf(
  kind: OddKind,
  all: readonly PersonRead[],
  person: PersonId | null,
  count: number,
): OddReading {
  const { from, to } = spanOf(all);
  return odd(kind, all[0]!.staff, person, from, to, count, null);
}

function odd(
  kind: OddKind,
  staff: StaffId | null,
  person: PersonId | null,
  from: Date,
  to: Date,
  count: number,
  usual: number | null,
): OddReading {
  const key = [kind, staff ?? "-", person ?? "-", from.toISOString().slice(0, 13)].join(" ");
  return { key, kind, staff, person, from, to, count, usual };
}

function spanOf(all: readonly { readonly at: Date }[]): { readonly from: Date; readonly to: Date } {
  const times = all.map(({ at }) => at.getTime());
  return { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  return Map.groupBy(all, keyOf);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
