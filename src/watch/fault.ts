/** What the log says of an error: its kind, its code and where it came from. Never its words, which may quote a row. */
import type { LogFields } from "./log.ts";

const mostFrames = 8;

export function faultFields(error: unknown): LogFields {
  const code = codeOf(error);
  const frames =
    error instanceof Error
      ? (error.stack ?? "").split("\n").flatMap((line) => /^\s+at (.+)$/u.exec(line)?.[1] ?? [])
      : [];
  return {
    kind: error instanceof Error ? error.constructor.name : typeof error,
    ...(code === "" ? {} : { code }),
    frames: frames.slice(0, mostFrames),
  };
}

export function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}
