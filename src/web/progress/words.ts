/** How somebody stands, with the colour of its tag. */
import { outcomeOf, type StandsKind } from "../../domain/progress/stands.ts";
import { standsWords } from "../../respond/progress/stands-words.ts";
import type { Tag } from "../words/states.ts";

const colours: Readonly<Record<StandsKind, string>> = {
  delivered: "green",
  told: "green",
  sent: "green",
  confirming: "teal",
  "on-the-way": "teal",
  unsure: "red",
  approved: "purple",
  drafted: "blue",
  undrafted: "blue",
  failed: "red",
  held: "orange",
  withdrawn: "grey",
  "not-to-tell": "grey",
  deleted: "grey",
};

export function standsTag(kind: StandsKind): Tag {
  return { text: standsWords[kind], colour: colours[kind] };
}

/** Fills of the chart: dark enough on white to be told apart from it (WCAG 1.4.11). */
export const outcomeFills = { told: "#0f7a52", open: "#1d70b8", "not-told": "#b58840" } as const;
export const outcomeNames = {
  told: "Told",
  open: "Still under way",
  "not-told": "Not told, for a reason",
} as const;
export function fillOf(kind: StandsKind): string {
  return outcomeFills[outcomeOf[kind]];
}
