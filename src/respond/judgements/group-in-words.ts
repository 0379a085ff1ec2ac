/** A group of people, and what was judged, in the words of a decision: kinds and severities, never a person. */
import type { Exemption, PeopleGroup } from "../../domain/decisions/people-group.ts";

export function groupInWords({ bands, categories }: Pick<PeopleGroup, "bands" | "categories">): string {
  const severity = `severity ${listed(bands.map((band) => band.replace("-", " ")))}`;
  if (categories.length === 0) return severity;
  return `${severity}, of whom was taken ${listed(categories.map((type) => type.replaceAll("-", " ")))}`;
}

const why: Readonly<Record<Exemption, string>> = {
  unintelligible: "whoever took it cannot read it: Art. 34(3)(a)",
  "risk-removed": "measures since then have removed the high risk: Art. 34(3)(b)",
  disproportionate: "to tell each would be a disproportionate effort: Art. 34(3)(c)",
};

export function tellingInWords({ telling, exemption }: PeopleGroup): string {
  const reason = exemption === null ? "" : ` (${why[exemption]})`;
  if (telling === "tell") return "They are told, each of them.";
  if (telling === "not-tell") return `They are not told${reason}.`;
  return `A public notice takes the place of telling each of them${reason}.`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
