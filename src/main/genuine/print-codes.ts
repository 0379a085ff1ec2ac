/**
 * Prints on every message to a resident the code by which it can be checked, and writes it into the file that the public's
 * process reads, before it is carried: nobody ever holds a letter of ours that the site does not know.
 */
import type { KeyObject } from "node:crypto";
import { stat, truncate } from "node:fs/promises";
import { sayIn } from "../../domain/notices/compose-for.ts";
import type { NoticeBlock, NoticePart } from "../../domain/notices/notice.ts";
import { longestText } from "../../domain/notices/text-length.ts";
import { ukDay } from "../../domain/uk-time/uk-time.ts";
import type { Courier, OutgoingMessage } from "../../respond/courier.ts";
import { genuineCode, genuineLength, genuineRecord } from "../../seal/genuine-code.ts";
import type { SentMessage } from "../../store/notices/sent-messages.ts";
import type { CodeWords } from "../content/read-codes.ts";
import { appendingTo } from "./append-together.ts";

type Codes = {
  readonly key: KeyObject;
  readonly file: string;
  address(): string;
  words(): Promise<CodeWords>;
};

export function printCodes({ key, file, address, words }: Codes, courier: Courier): Courier {
  const append = appendingTo(file);
  return async (message) => {
    if (!isToResident(message)) return await courier(message);
    const code = genuineCode(key, message.reference);
    const printed = withCode(message, code, address(), await words());
    try {
      await append(record(code, message));
    } catch {
      return { kind: "unavailable", why: "The file of codes could not be written to." };
    }
    return await courier(printed);
  };
}

/** Staff know their own; a text that leads to an answer has a code of its own already, and two would be mixed up. */
function isToResident({ reference, channel }: OutgoingMessage): boolean {
  return !reference.startsWith("B-") && !(reference.startsWith("K-") && channel === "text");
}

/** Before the closing and the signature, in each language of the message. */
export function withCode(
  message: OutgoingMessage,
  code: string,
  address: string,
  words: CodeWords,
): OutgoingMessage {
  const { also } = message.words;
  // As it is typed, and said on the phone.
  const site = address.replace(/^https:\/\//u, "").replace(/\/$/u, "");
  const fill = (text: string) => text.replaceAll("{address}", site).replaceAll("{code}", code);
  const printed = <P extends NoticePart>(part: P): P => printedPart(part, site !== "", words, fill);
  return {
    ...message,
    words: { ...printed(message.words), ...(also === undefined ? {} : { also: also.map(printed) }) },
  };
}

function printedPart<P extends NoticePart>(
  part: P,
  hasSite: boolean,
  words: CodeWords,
  fill: (text: string) => string,
): P {
  const speech = words.languages?.find(({ code }) => code === part.language?.code);
  const say = speech === undefined ? () => null : sayIn(speech);
  const asked = hasSite ? [words.check, words.wrong, words.complain] : [words.checkWithoutAddress];
  const texts = asked.map((english): NoticeBlock => {
    const own = say(english);
    const isOther = part.language !== undefined && own === null;
    return { kind: "paragraph", text: fill(own ?? english), ...(isOther ? { inEnglish: true } : {}) };
  });
  const last = Math.max(0, part.blocks.length - 2);
  const line = ` ${fill(say(words.text) ?? words.text)}`;
  return {
    ...part,
    blocks: [...part.blocks.slice(0, last), ...texts, ...part.blocks.slice(last)],
    short: part.short.length + line.length > longestText ? part.short : part.short + line,
  };
}

/** After a restore, or a move to another machine, the file is not there: it is made from what the record says was sent. */
export async function codesAnewWhereGone(
  { key, file }: { readonly key: KeyObject; readonly file: string },
  sent: () => AsyncIterable<readonly SentMessage[]>,
): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  // What a kill left half written.
  if (size % genuineLength !== 0) await truncate(file, size - (size % genuineLength));
  if (size >= genuineLength) return;
  const append = appendingTo(file);
  for await (const messages of sent())
    await append(
      Buffer.concat(
        messages.map((message) =>
          record(genuineCode(key, message.reference), { ...message, from: { name: message.from } }),
        ),
      ),
    );
}

function record(
  code: string,
  {
    date,
    from,
    channel,
  }: Pick<OutgoingMessage, "date" | "channel"> & { readonly from: { readonly name: string } },
): Buffer {
  return genuineRecord(code, { day: ukDay(date), from: from.name, channel });
}
