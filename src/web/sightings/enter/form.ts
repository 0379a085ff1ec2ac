/** Reads the form by which a sighting is typed in. */
import { sightingKinds } from "../../../domain/sightings/kind.ts";
import { acts, largestFile } from "../../../domain/sightings/sighting.ts";
import type { EnterForm } from "../../../respond/desk/incident/sighting-desk.ts";
import { type FieldError, type Fields, longText, oneOf, someOf, text } from "../../frame/fields.ts";
import { readMoment } from "../../frame/moment-fields.ts";
import type { Upload } from "../../guard/uploads.ts";

export function readEntered(
  form: Fields,
  uploads: readonly Upload[],
): { readonly form: EnterForm } | { readonly errors: readonly FieldError[] } {
  const kind = oneOf(form, "kind", sightingKinds);
  const seen = readMoment(form, "seen", "When it was seen");
  const sent = uploads.filter(({ field }) => field === "file");
  const errors: readonly FieldError[] = [
    ...(kind === undefined ? [{ field: "kind", text: "Select what it was" }] : []),
    ...(seen.kind === "error" ? [seen.error] : []),
    ...(sent.some(({ bytes }) => bytes.length > largestFile)
      ? [{ field: "file", text: "The file must be smaller than 10 MB" }]
      : []),
  ];
  if (kind === undefined || seen.kind === "error" || errors.length > 0) return { errors };
  return {
    form: {
      kind,
      acts: someOf(form, "acts", acts),
      channel: sent.length > 0 ? "file" : "phone",
      seenAt: seen.kind === "moment" ? seen.moment : null,
      words: {
        where: text(form, "where"),
        details: longText(form, "details"),
        contact: text(form, "contact"),
      },
      files: sent.slice(0, 1).map(({ name, bytes }) => ({ name, bytes })),
    },
  };
}
