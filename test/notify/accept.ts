/** What GOV.UK Notify takes and refuses of each kind, and what it makes of a template. */
import { randomUUID } from "node:crypto";
import { validateAddress } from "./address-rules.ts";
import { bad, invalid, Refusal } from "./refusal.ts";
import type { KeyKind, Kind, StandInSettings, Template } from "./settings.ts";
import type { Taken } from "./taken.ts";

type Body = Readonly<Record<string, unknown>>;

const longestText = 918;
const largestPdf = 5 * 1024 * 1024;

export function accept(
  kind: Kind,
  body: Body,
  { settings, key, now }: { readonly settings: StandInSettings; readonly key: KeyKind; readonly now: number },
): Taken {
  const reference = referenceIn(body);
  if (kind === "letter") {
    if (key === "team") throw new Refusal(403, "BadRequestError", "Cannot send letters with a team api key");
    if (settings.service.trial && key === "live")
      throw bad(
        "Cannot send letters when service is in trial mode - see https://www.notifications.service.gov.uk/trial-mode",
      );
  }
  const taken = {
    id: randomUUID(),
    kind,
    key,
    reference,
    at: now,
    changedAt: now,
    status: "created",
  };
  if (kind === "letter" && "content" in body)
    return {
      ...taken,
      to: "",
      subject: "",
      template: null,
      body: pdfIn(body),
      status: "pending-virus-check",
    };
  const { template, subject, text } = filled(kind, body, settings);
  if (kind === "email" && Buffer.byteLength(text) > 2_000_000)
    throw bad(
      `Your message is too long. Emails cannot be longer than 2000000 bytes. Your message is ${Buffer.byteLength(text)} bytes.`,
    );
  if (kind === "sms" && [...text].length > longestText)
    throw bad(
      `Your message is too long. Text messages cannot be longer than ${longestText} characters. Your message is ${[...text].length} characters long.`,
    );
  if (text.trim() === "") throw bad("Your message is empty.");
  const to = recipientIn(kind, body, settings);
  mayReach(to, key, settings);
  return { ...taken, to, subject, body: text, template: template.id };
}

function referenceIn(body: Body): string | null {
  const { reference } = body;
  if (reference === undefined || reference === null) return null;
  if (typeof reference !== "string") throw invalid("reference is not of type string");
  if (reference.length > 1000) throw invalid("reference is too long");
  return reference;
}

/** What is kept of the PDF is its size and how many pages it says it has: the file need not be read again. */
function pdfIn(body: Body): string {
  if (typeof body["reference"] !== "string") throw invalid("reference is a required property");
  const postage = body["postage"] ?? "second";
  if (!["first", "second", "economy"].includes(String(postage)))
    throw invalid("postage invalid. It must be either first, second or economy.");
  const pdf = Buffer.from(String(body["content"]), "base64");
  if (pdf.length > largestPdf) throw bad("Letter content is not a valid PDF");
  const text = pdf.toString("latin1");
  if (!text.startsWith("%PDF-")) throw bad("Letter content is not a valid PDF");
  const pages = (text.match(/\/Type\s*\/Page[^s]/gu) ?? []).length;
  return JSON.stringify({
    bytes: pdf.length,
    pages,
    virus: text.includes("EICAR-STANDARD-ANTIVIRUS-TEST-FILE"),
  });
}

function filled(
  kind: Kind,
  body: Body,
  { templates }: StandInSettings,
): { readonly template: Template; readonly subject: string; readonly text: string } {
  const id = body["template_id"];
  if (typeof id !== "string") throw invalid("template_id is a required property");
  if (!/^[0-9a-f-]{36}$/u.test(id)) throw invalid("template_id is not a valid UUID");
  const template = templates.find((one) => one.id === id);
  if (template === undefined) throw bad("Template not found");
  if (template.type !== kind) throw bad(`${template.type} template is not suitable for ${kind} notification`);
  if (template.archived === true) throw bad("Template has been deleted");
  const values = (body["personalisation"] ?? {}) as Body;
  const missing = fieldsOf(template).filter((field) => values[field] === undefined);
  if (missing.length > 0) throw bad(`Missing personalisation: ${missing.join(", ")}`);
  const fill = (text: string): string =>
    text.replace(/\(\(([^()]+?)(?:\?\?([^()]*))?\)\)/gu, (_all, field: string, shown?: string) => {
      const value = values[field.trim()];
      if (shown !== undefined) return ["yes", "true", true].includes(value as string) ? shown : "";
      return Array.isArray(value) ? value.map((one) => `* ${String(one)}`).join("\n") : String(value);
    });
  return { template, subject: fill(template.subject).replace(/\s+/gu, " "), text: fill(template.body) };
}

export function fieldsOf({ subject, body }: Template): readonly string[] {
  const found = [...`${subject}\n${body}`.matchAll(/\(\(([^()?]+)(?:\?\?[^()]*)?\)\)/gu)];
  return [...new Set(found.map(([, field]) => field!.trim()))];
}

function recipientIn(kind: Kind, body: Body, settings: StandInSettings): string {
  if (kind === "email") {
    const to = body["email_address"];
    if (typeof to !== "string") throw invalid("email_address is a required property");
    if (!/^[^\s@]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/iu.test(to))
      throw invalid("email_address Not a valid email address");
    return to;
  }
  if (kind === "sms") {
    const to = body["phone_number"];
    if (typeof to !== "string") throw invalid("phone_number is a required property");
    const digits = to.replace(/[\s()-]/gu, "");
    if (!/^\+?\d+$/u.test(digits))
      throw invalid("phone_number Mobile numbers can only include: 0 1 2 3 4 5 6 7 8 9 ( ) + -");
    const national = digits.replace(/^(?:\+44|0044|44)/u, "0");
    if (/^07\d{9}$/u.test(national)) return national;
    if (digits.startsWith("+")) throw bad("Cannot send to international mobile numbers");
    throw invalid("phone_number Not a UK mobile number");
  }
  return validateAddress(
    (body["personalisation"] ?? {}) as Readonly<Record<string, unknown>>,
    settings.service.internationalLetters,
  );
}

function mayReach(to: string, key: KeyKind, { service }: StandInSettings): void {
  if (key === "test" || service.team.includes(to) || to.endsWith("@simulator.notify")) return;
  if (key === "team") throw bad("Can’t send to this recipient using a team-only API key");
  if (service.trial)
    throw bad(
      "Can’t send to this recipient when service is in trial mode – see https://www.notifications.service.gov.uk/trial-mode",
    );
}
