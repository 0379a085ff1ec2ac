/** How pages name judgements over groups of people. */
import type { Exemption, PeopleGroup, Telling } from "../../domain/decisions/people-group.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import { categoryWords } from "../words/categories.ts";
import { bandTags, type Tag } from "../words/states.ts";

export const tellingTags: Readonly<Record<Telling | "unjudged", Tag>> = {
  tell: { text: "To be told", colour: "green" },
  "not-tell": { text: "Not told", colour: "grey" },
  "public-notice": { text: "Public notice", colour: "blue" },
  unjudged: { text: "Nobody has judged", colour: "orange" },
};

export const tellingChoices: readonly {
  readonly value: Telling;
  readonly text: string;
  readonly hint: string;
}[] = [
  { value: "tell", text: "Tell each of them", hint: "The risk to them is high, or they should know anyway" },
  {
    value: "not-tell",
    text: "Tell none of them",
    hint: "The risk is not high, or an exemption fits. The data protection officer judges this",
  },
  {
    value: "public-notice",
    text: "Give public notice instead",
    hint: "To tell each would be a disproportionate effort. The data protection officer judges this",
  },
];

export const exemptionWords: Readonly<Record<Exemption, string>> = {
  unintelligible: "Whoever took it cannot read it: Art. 34(3)(a)",
  "risk-removed": "What was done since has removed the high risk: Art. 34(3)(b)",
  disproportionate: "To tell each would be a disproportionate effort: Art. 34(3)(c)",
};

/** "Very high or high, of whom was taken: Bank details" */
export function groupWords({ bands, categories }: Pick<PeopleGroup, "bands" | "categories">): string {
  const severity = `Severity ${listed(bands.map((band) => bandTags[band].text.toLowerCase()))}`;
  return categories.length === 0 ? severity : `${severity}, where taken: ${takenWords(categories)}`;
}

export function takenWords(categories: readonly MentionType[]): string {
  return listed(categories.map((type) => categoryWords(type).toLowerCase()));
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
