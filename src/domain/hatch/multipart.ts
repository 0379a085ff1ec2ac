/**
 * A form with files, looked over before it is taken apart: a body of one size can be made of two hundred thousand parts,
 * or of one part with a million headers, and taking such apart holds up everybody else for as long as it takes.
 */
import { done, failed, type Outcome } from "../outcome.ts";

export type MultipartProblem = { readonly kind: "no-boundary" | "too-many-parts" | "head-too-long" };

/** What a browser writes before a file: its field, its name, its type. */
const longestHead = 4096;
const [dash, headEnd] = [45, "\r\n\r\n"];

/** The type to take it apart by: with the boundary that was looked for here, however else it was written. */
export function lookOver(body: Buffer, type: string, mostParts: number): Outcome<string, MultipartProblem> {
  const boundary = /;\s*boundary=("?)([\w'()+,./:?=-]{1,70})\1\s*(?:;|$)/iu.exec(type)?.[2];
  if (boundary === undefined) return failed({ kind: "no-boundary" });
  const mark = Buffer.from(`--${boundary}`);
  let parts = 0;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    const after = at + mark.length;
    if (body[after] === dash && body[after + 1] === dash) continue;
    if (++parts > mostParts) return failed({ kind: "too-many-parts" });
    if (
      body.subarray(after, after + longestHead).indexOf(headEnd) === -1 &&
      body.length > after + longestHead
    )
      return failed({ kind: "head-too-long" });
  }
  return done(`multipart/form-data; boundary="${boundary}"`);
}
