/** Gives one message to GOV.UK Notify, by its own client: an e-mail or a text by template, a letter as PDF or by template. */
import type { OutgoingMessage } from "../../respond/courier.ts";
import type { NotifyService } from "./service.ts";
import { bodyOf, plainLine } from "./write-markdown.ts";

export type LetterPdf = { readonly pdf: Uint8Array; readonly pages: number };
/** What is written in the body's own letter; `why` where it cannot be. */
export type WriteLetter = (message: OutgoingMessage) => Promise<LetterPdf | { readonly why: string }>;

export type GivePorts = {
  readonly writeLetter: WriteLetter;
  /** Addresses that begin so stay links: those of the body's own public site. */
  ownAddresses(): readonly string[];
};

/** Ready to be sent: what can be found wrong with it before is found by now. */
export type Prepared =
  | { readonly kind: "ready"; send(): Promise<string> }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "unavailable"; readonly why: string };

const longestText = 918;
const mostPages = 10;
const mostBytes = 5 * 1024 * 1024;

export async function prepare(
  { settings, client }: NotifyService,
  message: OutgoingMessage,
  ports: GivePorts,
): Promise<Prepared> {
  const reference = message.attemptReference ?? message.reference;
  const { templates } = settings;
  const id = (answer: Promise<{ readonly data: { readonly id: string } }>) =>
    answer.then(({ data }) => idIn(data));
  switch (message.channel) {
    case "email": {
      const template = templates.email;
      if (template === null) return missing("e-mails", "CANDOUR_NOTIFY_EMAIL_TEMPLATE");
      const options = {
        personalisation: emailFields(message, ports.ownAddresses()),
        reference,
        ...(settings.replyToId === null ? {} : { emailReplyToId: settings.replyToId }),
        ...leaveOption(message),
      };
      return ready(() => id(client.sendEmail(template, message.to, options)));
    }
    case "text": {
      const template = templates.text;
      if (template === null) return missing("text messages", "CANDOUR_NOTIFY_TEXT_TEMPLATE");
      const body = plainLine(message.words.short, ports.ownAddresses());
      if ([...body].length > longestText)
        return { kind: "refused", why: `The text message is longer than ${longestText} characters.` };
      const sender = settings.textSenderId === null ? {} : { smsSenderId: settings.textSenderId };
      return ready(() =>
        id(client.sendSms(template, message.to, { personalisation: { body }, reference, ...sender })),
      );
    }
    case "letter": {
      // Notify's own letters have one size of print.
      if (settings.letters === "template" && message.words.format !== "large-print") {
        const personalisation = letterFields(message, ports.ownAddresses());
        if ("why" in personalisation) return { kind: "refused", why: personalisation.why };
        return ready(() => id(client.sendLetter(templates.letter!, { personalisation, reference })));
      }
      const letter = await ports.writeLetter(message);
      if ("why" in letter) return { kind: "refused", why: letter.why };
      if (letter.pages > mostPages)
        return { kind: "refused", why: `The letter has ${letter.pages} pages; ${mostPages} are the most.` };
      if (letter.pdf.length > mostBytes) return { kind: "refused", why: "The letter is larger than 5 MB." };
      const pdf = Buffer.from(letter.pdf);
      return ready(() => id(client.sendPrecompiledLetter(reference, pdf, settings.postage)));
    }
  }
}

function ready(send: () => Promise<string>): Prepared {
  return { kind: "ready", send };
}

function missing(what: string, variable: string): Prepared {
  return { kind: "unavailable", why: `No template for ${what} is set: ${variable}.` };
}

function idIn(data: unknown): string {
  const { id } = (data ?? {}) as { readonly id?: unknown };
  return typeof id === "string" && /^[0-9a-f-]{36}$/iu.test(id) ? id : "";
}

function emailFields({ words }: OutgoingMessage, ours: readonly string[]) {
  return { subject: plainLine(words.subject), body: bodyOf(words, ours) };
}

/** Notify takes an address of TLS alone; elsewhere the message has its own way to leave. */
function leaveOption({ leave }: OutgoingMessage): { readonly oneClickUnsubscribeURL?: string } {
  return leave?.startsWith("https://") ? { oneClickUnsubscribeURL: leave } : {};
}

function letterFields(
  { name, to, words }: OutgoingMessage,
  ours: readonly string[],
): Readonly<Record<string, string>> | { readonly why: string } {
  const lines = [name, ...to.split(",")].map(addressLine).filter((text) => text !== "");
  if (lines.length < 3) return { why: "The address has fewer than three lines." };
  // Notify takes seven: where there are more, the first of them stand together, and the last keep their own.
  while (lines.length > 7) lines.splice(1, 2, `${lines[1]}, ${lines[2]}`);
  return {
    ...Object.fromEntries(lines.map((text, at) => [`address_line_${at + 1}`, text])),
    subject: plainLine(words.subject),
    body: bodyOf(words, ours),
  };
}

/** Printers stumble over lines that begin with a sign; Notify refuses them. */
function addressLine(text: string): string {
  return plainLine(text).replace(/^[@()=[\]"”\\/,<>\s]+/u, "");
}
