/** Notices as words would make them, ready for their page. */
import { textLength } from "../../../domain/notices/text-length.ts";
import type { WordingPreview } from "../../../respond/desk/people/wording-desk.ts";
import { bandTags } from "../../words/states.ts";

/** GOV.UK Notify's limit of a letter. */
const longestLetter = 10;

export function previewsView(previews: readonly WordingPreview[]) {
  return previews.map(({ band, reference, words, missing, pages }) => ({
    ...{ id: `at-${band}`, band: bandTags[band], words, missing, pages, reference },
    isTooLong: (pages ?? 0) > longestLetter,
    text: textLength(words.short),
  }));
}
