/** Which groups a queue shows. */
import type { QueueQuery } from "../../respond/desk/incident/sighting-desk.ts";
import { type Fields, oneOf } from "../frame/fields.ts";
import { address } from "../frame/pager.ts";

type Shown = QueueQuery["show"];
const words: Readonly<Record<Shown, string>> = { open: "Open", mine: "Yours", all: "All, closed too" };

export function shownIn(query: Fields): Shown {
  return oneOf<Shown>(query, "show", ["open", "mine", "all"]) ?? "open";
}

export function choicesOf(base: string, show: Shown) {
  return (Object.keys(words) as Shown[]).map((choice) => ({
    text: words[choice],
    href: address(base, { show: choice === "open" ? undefined : choice }),
    here: choice === show,
  }));
}
