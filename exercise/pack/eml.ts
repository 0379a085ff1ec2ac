/** E-mail as it lies in an archive: headers, a body, attachments that are files of their own. */
import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Message } from "../papers/writing.ts";
import { type Leaf, leaf, placed } from "./leaf.ts";

export async function eml(name: string, message: Message, attachments: readonly Leaf[]): Promise<Leaf> {
  const year = Number(message.sent.slice(0, 4));
  const fingerprint = createHash("sha256").update(name).update(message.sent).digest("hex").slice(0, 24);
  const composer = new MailComposer({
    from: message.from.text,
    to: message.to.map((one) => one.text).join(", "),
    cc: message.cc.map((one) => one.text).join(", "),
    subject: message.subject.text,
    date: new Date(message.sent),
    messageId: `<${fingerprint}@mail.example.net>`,
    text: message.lines.map((line) => line.text).join("\n"),
    attachments: attachments.map((one) => ({ filename: one.name, content: Buffer.from(one.bytes) })),
    baseBoundary: fingerprint,
  } as ConstructorParameters<typeof MailComposer>[0]);
  const bytes = await composer.compile().build();
  const headers = [message.from, ...message.to, ...message.cc, message.subject];
  const mentions = [
    ...headers.flatMap((header) => placed(header, { part: "header" })),
    ...message.lines.flatMap((line, i) => placed(line, { line: i + 1 })),
  ];
  return { ...leaf(name, bytes, mentions, year), members: attachments };
}
