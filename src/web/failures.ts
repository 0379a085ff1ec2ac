/** What is shown when something goes wrong, in plain words; and what the log gets, without personal values. */
import { randomBytes } from "node:crypto";
import { EntryTooLong } from "../domain/ledger/entry.ts";
import { NotPermitted } from "../respond/desk/permit.ts";
import { codeOf, faultFields } from "../watch/fault.ts";
import type { LogFields } from "../watch/log.ts";
import { ForeignForm } from "./guard/same-site.ts";

export type Failure = {
  readonly status: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** For bugs alone: what to quote, and find in the log. */
  readonly quote: string | null;
};

export const missingPage: Failure = {
  status: 404,
  title: "Page not found",
  paragraphs: [
    "If you typed or pasted the address, check that it is complete.",
    "What you are looking for may belong to an incident that this Candour does not hold.",
  ],
  quote: null,
};

export const otherAuthority: Failure = {
  status: 403,
  title: "This belongs to another authority",
  paragraphs: [
    "Each authority is its own controller: its staff see its own people and nobody else’s.",
    "If you need to know, ask the authority that it belongs to.",
  ],
  quote: null,
};

export const forbidden: Failure = {
  status: 403,
  title: "Your role does not allow this",
  paragraphs: [
    "Nothing was changed. Each role sees and does what its work needs, and no more.",
    "If it has to be done, ask a colleague of your authority whose role allows it, or an incident lead.",
  ],
  quote: null,
};

const foreignForm: Failure = {
  status: 403,
  title: "Send that form again",
  paragraphs: [
    "Nothing was changed. The form came from a page that was too old, or from a session that has ended.",
    "Go back, reload the page, and send the form again.",
  ],
  quote: null,
};

const recordDown: Failure = {
  status: 503,
  title: "The record cannot be reached",
  paragraphs: [
    "Candour is running, but its database does not answer. Nothing that you sent on this page has been saved.",
    "Wait a minute and try again. If that does not help, whoever looks after this machine should look at where Candour was started: the reason is written there.",
  ],
  quote: null,
};

const tooLarge: Failure = {
  status: 413,
  title: "That is too much for one form",
  paragraphs: ["Nothing was changed. Go back, make the text shorter, and send it again."],
  quote: null,
};

const tooMany: Failure = {
  status: 429,
  title: "Too much was asked for at once",
  paragraphs: [
    "Nothing was changed. So that one account or one address cannot hold up everybody else, Candour waits a little.",
    "Wait a minute, then try again.",
  ],
  quote: null,
};

const badRequest: Failure = {
  status: 400,
  title: "That could not be understood",
  paragraphs: ["Nothing was changed. Go back, reload the page, and try again."],
  quote: null,
};

export function failureOf(error: unknown): Failure {
  if (error instanceof ForeignForm || codeOf(error).startsWith("FST_CSRF_")) return foreignForm;
  // 42501: PostgreSQL itself refused a row, because nothing before it did.
  if (error instanceof NotPermitted || codeOf(error) === "42501") return forbidden;
  if (recordIsDown(error)) return recordDown;
  const status = error instanceof EntryTooLong ? 413 : statusOf(error);
  if (status === 413) return tooLarge;
  if (status === 429) return tooMany;
  if (status >= 400 && status < 500) return { ...badRequest, status };
  return {
    status: 500,
    title: "Something went wrong in Candour",
    paragraphs: [
      "What you were doing may not have been saved. Go back and look before you try again.",
      "If it happens again, tell whoever looks after this machine, and quote the reference below.",
    ],
    quote: randomBytes(4).toString("hex"),
  };
}

const downCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);

/** Codes of the socket, of the database driver, and of PostgreSQL itself (class 57: shut down, starting up). */
export function recordIsDown(error: unknown): boolean {
  if (codeOf(error) === "ENOENT") return (error as { readonly syscall?: string }).syscall === "connect";
  return downCodes.has(codeOf(error));
}

/** What the log gets: by the reference it is found from what was shown. */
export function failureFields(failure: Failure, error: unknown): LogFields {
  return { ...(failure.quote === null ? {} : { reference: failure.quote }), ...faultFields(error) };
}

function statusOf(error: unknown): number {
  const status = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  return typeof status === "number" ? status : 500;
}
