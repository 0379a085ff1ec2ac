/** Whether those who were told are those whom it is about: nobody at another's address, nobody unsafe, nobody twice. */
import type { ArchiveTruth, TruePerson } from "../truth.ts";
import { comparable, overlaps, words } from "./alike.ts";
import { type Share, share } from "./found.ts";

export type Told = {
  readonly name: string;
  readonly channel: "email" | "letter" | "text";
  readonly destination: string;
};

export type ToldScores = {
  /** Messages to a destination that no person of this name has. */
  readonly wrongly: Share;
  /** Messages to somebody at risk at an address on file, or to somebody who has died: they wait for a human look. */
  readonly unsafe: Share;
  /** People who got more than one message. */
  readonly twice: Share;
};

export function scoreTold(truth: ArchiveTruth, told: readonly Told[]): ToldScores {
  const times = new Map<string, number>();
  let wrongly = 0;
  let unsafe = 0;
  for (const message of told) {
    const person = addresseeOf(message, truth.people);
    if (person === undefined) wrongly++;
    else {
      times.set(person.id, (times.get(person.id) ?? 0) + 1);
      if (person.atRisk || person.deceased) unsafe++;
    }
  }
  return {
    wrongly: share(wrongly, told.length),
    unsafe: share(unsafe, told.length),
    twice: share([...times.values()].filter((count) => count > 1).length, times.size),
  };
}

/** The person of that name at that destination; of several, the one whose name fits best. */
function addresseeOf(
  { name, channel, destination }: Told,
  people: readonly TruePerson[],
): TruePerson | undefined {
  const type = ({ email: "email", letter: "address", text: "phone" } as const)[channel];
  const named = words(name);
  const there = people.filter((person) =>
    (person.values[type] ?? []).some((value) => isSame(type, value, destination)),
  );
  const fits = there.map((person) => ({
    person,
    shared: Math.max(0, ...person.names.map((each) => sharedWords(words(each), named))),
  }));
  const best = fits.toSorted((a, b) => b.shared - a.shared)[0];
  return best !== undefined && best.shared > 0 ? best.person : undefined;
}

function isSame(type: "email" | "address" | "phone", one: string, other: string): boolean {
  if (type === "email") return comparable("email", one) === comparable("email", other);
  if (type === "phone") return one.replace(/\D/g, "").slice(-9) === other.replace(/\D/g, "").slice(-9);
  // House and flat number must agree, and a word of the street; what lies between may be written in many ways.
  const [here, there] = [words(one.replace(postcode, "")), words(other.replace(postcode, ""))];
  const numbers = (all: readonly string[]): string => all.filter((word) => /\d/.test(word)).join(" ");
  return numbers(here) === numbers(there) && overlaps(here, there);
}

const postcode = /[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;

/** Full words count for more than initials, so that twins and namesakes are told apart where their names allow it. */
function sharedWords(one: readonly string[], other: readonly string[]): number {
  const whole = one.filter((word) => word.length > 1 && other.includes(word)).length;
  const initials = one.filter((word) =>
    other.some((each) => each !== word && each[0] === word[0] && Math.min(each.length, word.length) === 1),
  );
  return whole === 0 ? 0 : whole + initials.length * 0.3;
}
