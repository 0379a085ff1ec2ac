/** Reads what a form sent: whole, into memory, up to what its page takes; and never more of it at once than fits. */
import type { IncomingMessage } from "node:http";
import { lookOver } from "../../domain/hatch/multipart.ts";
import type { SentFields, SentFile } from "../../domain/hatch/submission.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { isThisMachine } from "../serve/limit.ts";

/** What a page's form may hold. `files`: how many; none where it is left out. */
export type Takes = { readonly bytes: number; readonly files?: number };

export type SentForm = { readonly fields: SentFields; readonly files: readonly SentFile[] };
export type FormProblem = {
  readonly kind: "form-too-large" | "form-not-read" | "form-not-understood" | "form-busy";
};

const mostFields = 200;
const mostName = 100;
const mostFileName = 200;
/** Of all forms that are being read, and of those from one address: whoever sends more is told to wait. */
const mostAtOnce = 128 * 1024 ** 2;
const mostOfOne = 32 * 1024 ** 2;
/** Whoever stands still in the middle is let go: what they hold is room for others. */
const stillMs = 15_000;
let reading = 0;
const readingOf = new Map<string, number>();

export async function readForm(
  request: IncomingMessage,
  takes: Takes,
  source: string,
): Promise<Outcome<SentForm, FormProblem>> {
  const type = String(request.headers["content-type"] ?? "");
  const kind = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/iu
    .exec(type)?.[1]
    ?.toLowerCase();
  if (kind === undefined) return failed({ kind: "form-not-read" });
  if (Number(request.headers["content-length"] ?? 0) > takes.bytes) return failed({ kind: "form-too-large" });
  const body = await readBody(request, takes.bytes, source);
  if (!body.ok) return body;
  return kind.startsWith("multipart") ? await multipart(body.value, type, takes) : urlencoded(body.value);
}

async function readBody(
  request: IncomingMessage,
  most: number,
  source: string,
): Promise<Outcome<Buffer, FormProblem>> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    return await new Promise((resolve) => {
      const refuse = (kind: FormProblem["kind"]) => {
        request.pause();
        resolve(failed({ kind }));
      };
      request.setTimeout(stillMs, () => refuse("form-not-understood"));
      request.on("data", (part: Buffer) => {
        length += part.length;
        count(source, part.length);
        if (length > most) return refuse("form-too-large");
        const ofOne = isThisMachine(source) ? 0 : (readingOf.get(source) ?? 0);
        if (reading > mostAtOnce || ofOne > mostOfOne) return refuse("form-busy");
        parts.push(part);
      });
      request.on("end", () => resolve(done(Buffer.concat(parts))));
      // Who goes away in the middle is sent no answer: what was read of it is dropped.
      for (const end of ["error", "aborted", "close"])
        request.on(end, () => resolve(failed({ kind: "form-not-understood" })));
    });
  } finally {
    count(source, -length);
  }
}

function count(source: string, bytes: number): void {
  reading += bytes;
  const now = (readingOf.get(source) ?? 0) + bytes;
  if (now <= 0) readingOf.delete(source);
  else readingOf.set(source, now);
}

function urlencoded(body: Buffer): Outcome<SentForm, FormProblem> {
  // Counted before it is taken apart: ten megabytes of "&" would hold up everybody.
  const text = body.toString("utf8");
  let fields = 1;
  for (let at = text.indexOf("&"); at !== -1 && fields <= mostFields; at = text.indexOf("&", at + 1))
    fields++;
  if (fields > mostFields) return failed({ kind: "form-too-large" });
  return done({ fields: fieldsOf([...new URLSearchParams(text)]), files: [] });
}

async function multipart(body: Buffer, type: string, takes: Takes): Promise<Outcome<SentForm, FormProblem>> {
  const looked = lookOver(body, type, mostFields);
  if (!looked.ok)
    return failed({
      kind: looked.problem.kind === "no-boundary" ? "form-not-understood" : "form-too-large",
    });
  const parts = await partsOf(body, looked.value);
  if (parts === null) return failed({ kind: "form-not-understood" });
  // A file field that was left empty is sent as a file without name and bytes.
  const files = parts.flatMap(([field, value]) =>
    typeof value === "string" || (value.name === "" && value.size === 0) ? [] : [{ field, file: value }],
  );
  if (parts.length > mostFields || files.length > (takes.files ?? 0))
    return failed({ kind: "form-too-large" });
  const pairs = parts.flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const read = files.map(async ({ field, file }) => ({
    field: field.slice(0, mostName),
    name: harmlessName(file.name),
    type: /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/u.test(file.type) ? file.type : "application/octet-stream",
    bytes: new Uint8Array(await file.arrayBuffer()),
  }));
  return done({ fields: fieldsOf(pairs), files: await Promise.all(read) });
}

async function partsOf(
  body: Buffer,
  type: string,
): Promise<readonly (readonly [string, string | File])[] | null> {
  try {
    const response = new Response(new Uint8Array(body), { headers: { "content-type": type } });
    return [...(await response.formData())] as [string, string | File][];
  } catch {
    return null;
  }
}

/** Line ends alike; no NUL, which no keyboard has. A name that stands there more than once has several lines. */
function fieldsOf(pairs: readonly (readonly [string, string])[]): SentFields {
  const fields = new Map<string, string | readonly string[]>();
  for (const [name, written] of pairs) {
    if (name === "" || name.length > mostName) continue;
    const value = written.replaceAll("\u0000", "").replace(/\r\n?/gu, "\n").toWellFormed();
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(fields);
}

/** Of a path the last part; nothing that no file of an honest sender has, or that turns the reading around. */
function harmlessName(name: string): string {
  const last = name.toWellFormed().split(/[\\/]/u).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "").trim();
  return [...plain].slice(0, mostFileName).join("") || "file";
}
