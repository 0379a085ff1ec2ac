/** Of what in a text looks as if it told of a person, by the scan's own detectors: a warning, never a hindrance. */
import type { MentionType } from "../../domain/people/mention.ts";
import { detectText } from "../../scan/detect/detect.ts";
import { categoryWords, gravestFirst } from "../words/categories.ts";

/** A message says where to go and whom to call: that is a council's own, unless somebody's name stands beside it. */
const ofBodiesToo: ReadonlySet<MentionType> = new Set(["address", "postcode", "phone", "email", "uprn"]);

/** In words, the gravest first; none where nothing does. */
export function seemsPersonal(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => detectText(text)).filter(({ confidence }) => confidence !== "low");
  const named = found.some(({ type }) => type === "name");
  const types = found
    // An address of e-mail that holds a person's name is certain to be theirs.
    .filter(
      ({ type, confidence }) =>
        !ofBodiesToo.has(type) || named || (type === "email" && confidence === "high"),
    )
    .map(({ type }) => type);
  return gravestFirst([...new Set(types)]).map(categoryWords);
}
