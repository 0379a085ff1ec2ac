/** A message as the mail server gets it: its bytes, signed, and the envelope around it. */
import type { KeyObject } from "node:crypto";
import type { SMTPEnvelope } from "nodemailer/lib/smtp-connection/index.js";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { attemptToken } from "../../seal/attempt-token.ts";
import { domainOf, writeEmail } from "../outbox/write-email.ts";
import type { MailSender, MailSettings } from "./settings.ts";
import { signEmail } from "./sign.ts";

export type Composed = { readonly envelope: SMTPEnvelope; readonly content: Buffer };

/** Nothing that could end a command or begin another (RFC 5321, 4.1.2); quoted names are not written by anybody. */
const addressShape = /^[^\s<>"(),:;@\\[\]\p{Cc}]{1,64}@[^\s<>"(),:;@\\[\]\p{Cc}]{1,253}$/u;

export function isAddress(address: string): boolean {
  return addressShape.test(address);
}

/** The sender of the message's domain; undefined where the settings name none, though they name others. */
export function senderOf(settings: MailSettings, { from }: OutgoingMessage): MailSender | undefined {
  const domain = domainOf(from.email);
  if (settings.senders.length === 0) return { domain, dkim: null, bounces: null };
  return settings.senders.find((sender) => sender.domain === domain);
}

export async function compose(
  message: OutgoingMessage,
  sender: MailSender,
  { bounceKey, receipts }: { readonly bounceKey: KeyObject; readonly receipts: MailSettings["receipts"] },
): Promise<Composed> {
  const token = attemptToken(bounceKey, message.attemptReference ?? "");
  const written = await writeEmail(message, ...(token === null ? [] : [`${token}@${sender.domain}`]));
  const { dkim } = sender;
  const content = dkim === null ? written : await signEmail(written, { ...dkim, domain: sender.domain });
  return {
    content,
    envelope: {
      from: envelopeSender(sender, token) ?? message.from.email,
      to: [message.to],
      size: content.length,
      dsn: {
        ret: "HDRS",
        ...(token === null ? {} : { envid: token }),
        notify: receipts === "all" ? ["SUCCESS", "FAILURE", "DELAY"] : ["FAILURE", "DELAY"],
      },
    },
  };
}

/** VERP: whoever cannot deliver it writes to an address that says which attempt it was. */
function envelopeSender({ bounces }: MailSender, token: string | null): string | null {
  if (bounces === null) return null;
  const at = bounces.lastIndexOf("@");
  return token === null ? bounces : `${bounces.slice(0, at)}+${token}${bounces.slice(at)}`;
}
