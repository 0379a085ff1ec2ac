/** Made-up people with values that stand nowhere else, to be looked for afterwards. */
import { randomInt } from "node:crypto";

/** By these the search knows them: a surname's start, an e-mail name's, a street. */
export const planted = ["Quexwilder", "quexmail-", "Zarbottle Lane"];

/** Nobody shares a name with anybody, or notices would be held until somebody has looked. */
function word(): string {
  const letters = Array.from(
    { length: 6 },
    (_, at) => (at % 2 === 0 ? "bdfgklmnprst" : "aeiou")[randomInt(at % 2 === 0 ? 12 : 5)]!,
  );
  return letters.join("").replace(/^./, (first) => first.toUpperCase());
}

/** A list as an office would keep it. */
export function peopleFile(people: number): string {
  const rows = Array.from({ length: people }, () => {
    const number = randomInt(100_000, 999_999);
    return [
      `${word()} Quexwilder${word().toLowerCase()}`,
      `19${50 + (number % 40)}-03-0${1 + (number % 9)}`,
      `JG${number}A`,
      `quexmail-${number}@example.org`,
      `${number} Zarbottle Lane, Northmere`,
      "W8 7NX",
    ];
  });
  const head = ["Full name", "Date of birth", "NI number", "Email", "Address", "Postcode"];
  return `${[head, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n")}\n`;
}
