/** What is left of the 72 hours, as a tag. The words say it all; the colour only hurries. */
import { hoursInWords } from "../../words/dates.ts";
import type { Tag } from "../../words/states.ts";

export function clockTag(hoursLeft: number | null): Tag {
  if (hoursLeft === null) return { text: "Not started", colour: "grey" };
  if (hoursLeft < 0) return { text: `${hoursInWords(hoursLeft)} overdue`, colour: "red" };
  return { text: `${hoursInWords(hoursLeft)} left`, colour: hoursLeft < 24 ? "orange" : "green" };
}
