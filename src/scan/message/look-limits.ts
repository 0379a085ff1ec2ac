/** How much of a message is looked at, and what a file is by its content. */
import type { MessageLook } from "../../domain/sightings/message/message.ts";
import { identify } from "../extract/identify.ts";

export async function typeOf(name: string, bytes: Buffer): Promise<string> {
  const head = bytes.subarray(0, 65_536);
  return await identify(name, head, bytes.length, () => Promise.resolve(bytes)).catch(() => "unknown");
}

export function nothingSeen(format: "eml" | "msg"): MessageLook {
  return {
    ...{ format, subject: "", from: "", replyTo: "", returnPath: "", to: "", date: "", messageId: "" },
    ...{ authentication: [], hops: [], body: "", links: [], attachments: [], troubles: [] },
  };
}

export const most = {
  line: 500,
  body: 100_000,
  links: 200,
  link: 2000,
  attachments: 50,
  hops: 30,
  html: 1_000_000,
} as const;

export function short(text: string, length: number = most.line): string {
  const plain = text.toWellFormed().replaceAll("\u0000", "");
  return plain.length > length ? `${plain.slice(0, length - 1).toWellFormed()}…` : plain;
}
