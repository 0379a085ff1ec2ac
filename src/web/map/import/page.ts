/** Imports files into the map: chosen or pasted, looked at, and then done, all of it or nothing. */
import type { MapPreview } from "../../../respond/desk/house/map-desk.ts";
import type { MapFile } from "../../../respond/map/files/map-file.ts";
import { textOfFile } from "../../../respond/map/files/read-file.ts";
import { wordsFor } from "../../../respond/words.ts";
import { formView, raw, several } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { inSummary } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { edgeWords, kindWords } from "../words.ts";

export const path = "/map/import";
export const needs = "staff";
export const verbs = { get: "map.change", post: "map.change" } as const;
export const takes = 20 * 1024 * 1024;
export const files = true;

/** As many as a page can hold and people look through; the rest is counted. */
const mostShown = 200;

export async function get(): Promise<Reply> {
  return begin([]);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const chosen = filesIn(visit);
  if (chosen.length === 0) return begin([{ field: "file", text: "Choose a file, or paste rows" }]);
  const fingerprint = raw(form, "fingerprint");
  const pasted = raw(form, "pasted");
  if (fingerprint === "") return preview(chosen, await desk.previewMapImport(staff, chosen), "", pasted);
  const outcome = await desk.importMap(staff, chosen, { fingerprint });
  if (!outcome.ok)
    return preview(chosen, await desk.previewMapImport(staff, chosen), wordsFor(outcome.problem));
  const { added, changed } = outcome.value;
  return redirect(
    "/map",
    `${count(added, "row is", "rows are")} added and ${count(changed, "is", "are")} changed.`,
  );
}

/** Files, what was pasted, and what a preview carried: each with the name that tells its form. */
function filesIn({ form, uploads }: StaffVisit): readonly MapFile[] {
  const pasted = raw(form, "pasted");
  const [names, texts] = [several(form, "carried-name"), several(form, "carried")];
  return [
    ...uploads.filter(({ field }) => field === "file").map(({ name, bytes }) => ({ name, bytes })),
    ...(pasted.trim() === "" ? [] : [{ name: "What was pasted", bytes: bytesOf(pasted) }]),
    ...texts.map((text, index) => ({ name: names[index] ?? "The file", bytes: bytesOf(text) })),
  ];
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text));
}

function begin(errors: readonly { readonly field: string; readonly text: string }[]): Reply {
  return page(
    "map/import/page.njk",
    {
      title: "Import into the map",
      back: { href: "/map", text: "Map" },
      form: formView({}, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

/** `pasted`: stays to be put right where it is wrong. */
function preview(chosen: readonly MapFile[], seen: MapPreview, refused: string, pasted = ""): Reply {
  const failed = seen.errors.length > 0;
  const nothing = seen.added + seen.changed === 0;
  const summary = failed
    ? [
        {
          field: "errors",
          text: `There ${seen.errors.length === 1 ? "is an error" : `are ${count(seen.errors.length, "error", "errors")}`} in ${chosen.length === 1 ? "the file" : "the files"}. Nothing was imported`,
        },
      ]
    : refused === ""
      ? []
      : [{ field: "lines", text: inSummary(refused) }];
  return page(
    "map/import/preview.njk",
    {
      title: failed ? "This cannot be imported yet" : "What would be imported",
      back: { href: "/map/import", text: "Import" },
      form: formView({ pasted }, summary),
      pasted: failed && pasted.trim() !== "",
      failed,
      nothing,
      counts: seen,
      guessed: seen.guessed,
      rings: seen.rings,
      errors: seen.errors.slice(0, mostShown),
      moreErrors: Math.max(0, seen.errors.length - mostShown),
      lines: seen.lines.slice(0, mostShown).map(({ kind, name, added, changes }) => ({
        name,
        added,
        kind:
          kind in kindWords
            ? kindWords[kind as keyof typeof kindWords].one
            : edgeWords[kind as keyof typeof edgeWords].there,
        changes: changes.map(([field, before, after]) => ({ field, before, after })),
      })),
      moreLines: Math.max(0, seen.lines.length - mostShown),
      fingerprint: seen.fingerprint,
      carried: failed || nothing ? [] : chosen.map(({ name, bytes }) => ({ name, text: textOfFile(bytes) })),
    },
    { status: failed ? 400 : refused === "" ? 200 : 409 },
  );
}
