/** What an error thrown in the middle of work says about the record: full, or gone. Anything else is a bug and stays thrown. */
import type { RecordProblem } from "./record-problem.ts";

export function recordFailure(error: unknown): RecordProblem | undefined {
  const code = String((error as { readonly code?: unknown } | null)?.code ?? "");
  if (code === "53100" || code === "ENOSPC") return { kind: "disk-full", path: "the database" };
  // 57P0x: the server is shutting down or starting; the rest is said by the client about its connection.
  if (/^57P0|^CONNECT|^ECONN|^ENOENT$/.test(code))
    return { kind: "refused", where: "the data folder", reason: code };
  return undefined;
}
