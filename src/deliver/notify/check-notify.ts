/** Tries what is set for GOV.UK Notify before the day on which it is needed. Sends nothing. */
import { cleaned, errorIn, saidBy } from "./said.ts";
import type { NotifyService } from "./service.ts";

export type Finding = { readonly well: boolean; readonly line: string };

type Template = { readonly type?: unknown; readonly subject?: unknown; readonly body?: unknown };

/** What each template must have for what is filled in, in double brackets. */
const needed = {
  email: { type: "email", fields: ["subject", "body"], variable: "CANDOUR_NOTIFY_EMAIL_TEMPLATE" },
  text: { type: "sms", fields: ["body"], variable: "CANDOUR_NOTIFY_TEXT_TEMPLATE" },
  letter: { type: "letter", fields: ["subject", "body"], variable: "CANDOUR_NOTIFY_LETTER_TEMPLATE" },
} as const;
const names = { email: "e-mails", text: "text messages", letter: "letters" } as const;

export async function checkNotify(service: NotifyService): Promise<readonly Finding[]> {
  const { settings } = service;
  const first = await reach(service);
  const rest = first.well
    ? await Promise.all((["email", "text", "letter"] as const).map((channel) => template(service, channel)))
    : [];
  const { email, text, letter } = settings.perDay;
  return [
    { well: true, line: "The key has the shape of one." },
    first,
    ...rest,
    {
      well: true,
      line: `Limits as set: ${settings.perMinute} a minute; ${email} e-mails, ${text} texts and ${letter} letters a day.`,
    },
  ];
}

async function reach({ client, settings }: NotifyService): Promise<Finding> {
  const { hostname } = new URL(settings.baseUrl);
  const began = performance.now();
  try {
    await client.getAllTemplates();
    const ms = Math.round(performance.now() - began);
    return { well: true, line: `${hostname} answers in ${ms} ms, knows the key, and our clocks agree.` };
  } catch (error) {
    return { well: false, line: reason(error) };
  }
}

function reason(error: unknown): string {
  const said = saidBy(error);
  if (said.kind === "unknown") return "GOV.UK Notify does not answer. Try again in a minute.";
  if (said.kind === "too-fast" || said.kind === "day-is-full")
    return "GOV.UK Notify says that too much is asked of this key just now. Who else uses it?";
  return said.why;
}

async function template({ client, settings }: NotifyService, channel: keyof typeof needed): Promise<Finding> {
  const { type, fields, variable } = needed[channel];
  const id = settings.templates[channel];
  if (id === null)
    return channel === "letter"
      ? { well: true, line: "Letters go as PDFs of our own: no template is needed." }
      : { well: true, line: `No template for ${names[channel]} is set (${variable}): none can be sent so.` };
  try {
    const { data } = await client.getTemplateById(id);
    const found = (data ?? {}) as Template;
    if (found.type !== type)
      return { well: false, line: `The template in ${variable} is not one for ${names[channel]}.` };
    const text = `${String(found.subject ?? "")}\n${String(found.body ?? "")}`;
    const there = [...text.matchAll(/\(\(([^()?]+)/gu)].map(([, field]) => field!.trim().toLowerCase());
    const missing = fields.filter((field) => !there.includes(field));
    const more = there.filter((field) => !(fields as readonly string[]).includes(field) && !isAddress(field));
    if (missing.length > 0)
      return {
        well: false,
        line: `The template for ${names[channel]} lacks ${missing.map((field) => `((${field}))`).join(" and ")}.`,
      };
    if (more.length > 0)
      return {
        well: false,
        line: `The template for ${names[channel]} asks for ${[...new Set(more)].map((field) => `((${cleaned(field)}))`).join(", ")}, which we do not fill in.`,
      };
    return { well: true, line: `The template for ${names[channel]} is there and has its fields.` };
  } catch (error) {
    const { body, status } = error as { readonly body?: unknown; readonly status?: unknown };
    return status === 404 || errorIn(body)?.error === "ValidationError"
      ? { well: false, line: `GOV.UK Notify has no template as ${variable} names it.` }
      : { well: false, line: reason(error) };
  }
}

function isAddress(field: string): boolean {
  return /^address.line.[1-7]$/u.test(field) || field === "postcode";
}
