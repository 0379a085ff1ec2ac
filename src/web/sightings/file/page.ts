/** An attachment leaves the seal as bytes with a name that says nothing, and no browser takes for anything. */
import type { SightingFileId } from "../../../domain/ids.ts";
import { text } from "../../frame/fields.ts";
import { notFound, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { showSighting } from "../one/view.ts";

export const path = "/sightings/files/:file";
export const needs = "staff";
export const verbs = { post: "sighting.take-file" } as const;

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form, params } = visit;
  const field = Object.keys(form).find((name) => /^reasons-\d+$/u.test(name)) ?? "reasons-1";
  const id = (params["file"] ?? "") as SightingFileId;
  const outcome = await desk.takeSightingFile(staff, id, text(form, field));
  if (outcome.ok) {
    const { bytes, sha256 } = outcome.value;
    return {
      kind: "file",
      bytes,
      name: `sighting-${sha256.slice(0, 16)}.bin`,
      type: "application/octet-stream",
    };
  }
  const sighting = /^\/sightings\/([0-9a-f-]{36})$/u.exec(text(form, "from"))?.[1];
  if (outcome.problem.kind === "no-such-sighting" || sighting === undefined) return notFound;
  return await showSighting({ ...visit, params: { sighting } }, form, [
    wrong(outcome.problem, { "reasons-missing": field, "words-too-long": field }),
  ]);
}
