/**
 * Files in a form: taken by the pages that say so and by no other, whole and in memory, under the page's own limit. What
 * came is bytes and a name that somebody else chose: it is never written to a place that the name says, and never shown.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { lookOver } from "../../domain/hatch/multipart.ts";
import type { Fields } from "../frame/fields.ts";
import { mostFields, TooManyFields } from "./sizes.ts";

export type Upload = {
  /** Of the form's field. */
  readonly field: string;
  /** As the sender called it: for words to the sender alone. */
  readonly name: string;
  readonly bytes: Uint8Array;
};

export class BrokenUpload extends Error {
  readonly statusCode = 400;
}

const taken = new WeakMap<FastifyRequest, readonly Upload[]>();

export function uploadsOf(request: FastifyRequest): readonly Upload[] {
  return taken.get(request) ?? [];
}

/** `scope`: where the routes of such pages are, and no others. */
export function takeUploads(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    "multipart/form-data",
    { parseAs: "buffer" },
    async (request: FastifyRequest, body: Buffer) => {
      const form = await formIn(body, request.headers["content-type"] ?? "");
      const fields: Record<string, string | string[]> = Object.create(null);
      const uploads: Upload[] = [];
      let parts = 0;
      for (const [name, value] of form) {
        if (++parts > mostFields) throw new TooManyFields();
        if (typeof value === "string") put(fields, name, value.replaceAll("\u0000", ""));
        // A file field that was left empty comes as a file without name and content.
        else if (value.name !== "" || value.size > 0)
          uploads.push({ field: name, name: nameOf(value.name), bytes: await value.bytes() });
      }
      taken.set(request, uploads);
      return fields satisfies Fields;
    },
  );
}

async function formIn(body: Buffer, type: string) {
  const looked = lookOver(body, type, mostFields);
  if (!looked.ok) {
    if (looked.problem.kind === "no-boundary") throw new BrokenUpload("Not a form");
    throw new TooManyFields();
  }
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": looked.value } }).formData();
  } catch {
    throw new BrokenUpload("Not a form");
  }
}

function put(fields: Record<string, string | string[]>, name: string, value: string): void {
  const known = fields[name];
  if (known === undefined) fields[name] = value;
  else fields[name] = typeof known === "string" ? [known, value] : [...known, value];
}

const longestName = 200;

/** The last part of a path, without what could be taken for an instruction of a terminal or a text's direction. */
function nameOf(written: string): string {
  const last = written.split(/[\\/]/u).at(-1) ?? "";
  return last
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .slice(0, longestName)
    .toWellFormed();
}
