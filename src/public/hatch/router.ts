/** Serves the pages that have forms: finds the page, reads its form, gives it the hatch, and writes its reply. */
import type { IncomingMessage } from "node:http";
import type { EmergencyNotice } from "../../domain/emergency/emergency.ts";
import type { SentFields } from "../../domain/hatch/submission.ts";
import { failed } from "../../domain/outcome.ts";
import { newReference } from "../../seal/answer-seal.ts";
import { alternatesOf, type Spoken, speakers } from "../languages/speakers.ts";
import { speaking } from "../languages/template-words.ts";
import type { Translator } from "../languages/translator.ts";
import { type Answer, security } from "../serve/answer.ts";
import { inPage } from "../serve/emergency/in-page.ts";
import { createLimit, type Limit } from "../serve/limit.ts";
import type { LoadedSite } from "../serve/load-site.ts";
import { type MessagePage, renderForm, renderMessage } from "../site/render-site.ts";
import { type FormPage, type FormReply, type FormVisit, line } from "./form-page.ts";
import { faultOfToken, newToken } from "./form-token.ts";
import type { Hatch } from "./hatch.ts";
import { contactsOf } from "./read-contacts.ts";
import { readForm, type SentForm } from "./read-form.ts";
import { statusOfForm } from "./status-of-form.ts";

export type FormParts = {
  readonly pages: readonly FormPage[];
  readonly hatch: Hatch;
  readonly site: () => LoadedSite | undefined;
  readonly now: () => Date;
  /** Forms a minute: of one address, and of all. */
  readonly limits?: { readonly address: number; readonly all: number };
};

export type Forms = {
  /** Null where no page has this address: then it is one of what was published, or none. */
  answer(request: IncomingMessage, source: string): Promise<Answer> | null;
  has(path: string): boolean;
};

/** What was asked for: `query` as it was sent, which a page in another language is asked with too. */
type AskedForm = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: string;
  readonly source: string;
  readonly spoken: Spoken;
};

const usualLimits = { address: 20, all: 1200 };
const headers = {
  ...security,
  "content-security-policy": security["content-security-policy"].replace(
    "form-action 'none'",
    "form-action 'self'",
  ),
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
  "content-type": "text/html; charset=utf-8",
};

export function createForms({ pages, hatch, site, now, limits = usualLimits }: FormParts): Forms {
  const known = pages.map((page) => ({ page, pattern: patternOf(page.path) }));
  const ofPage = new Map(
    pages.map((page) => [page, page.most === undefined ? null : createLimit(page.most)]),
  );
  const [ofAddress, ofAll] = [createLimit(limits.address), createLimit(limits.all)];

  const isForm = (path: string): boolean => known.some(({ pattern }) => pattern.test(path));
  const spoken = speakers(isForm);

  return {
    has: (path) => known.length > 0 && isForm(spoken(site(), path).path),
    answer(request, source) {
      // As it was sent: what is no address is no page of ours, and no fault either.
      const [address = "/", query = ""] = (request.url ?? "/").split("?", 2);
      const spokenHere = spoken(site(), address);
      for (const { page, pattern } of known) {
        const found = pattern.exec(spokenHere.path);
        if (found === null) continue;
        const asked = { params: { ...found.groups }, query, source, spoken: spokenHere };
        return reply(page, asked, request).then((given) =>
          withNotice(given, site()?.notice, spokenHere.words),
        );
      }
      return null;
    },
  };

  async function reply(page: FormPage, asked: AskedForm, request: IncomingMessage): Promise<Answer> {
    const { params, source } = asked;
    const { words } = asked.spoken;
    const query = Object.fromEntries(new URLSearchParams(asked.query));
    const sends = request.method === "POST";
    if (!sends && request.method !== "GET" && request.method !== "HEAD") return notAllowed(page, words);
    if (sends && page.post === undefined) return notAllowed(page, words);
    if (sends && page.countsAll && ofPage.get(page)?.refuse(source))
      return said(503, { key: "form-busy", link: "to-front" }, words);
    const sent = sends ? await readForm(request, page.takes, source) : null;
    if (sent !== null && !sent.ok) {
      const { kind } = sent.problem;
      return said(statusOfForm[kind], { key: kind, link: "to-front" }, words);
    }
    const form: SentForm = sent === null ? { fields: {}, files: [] } : sent.value;
    const visit: FormVisit = {
      ...{ params, query, ...form, now: now(), contacts: contactsOf(site()) },
      language: words.language.code,
      isPage: (path) => site()?.files.has(path) === true,
      submit: (kind, fields = withoutOurs(form.fields), files = form.files) =>
        submit(page, form, source, { kind, fields, files }),
      answerTo: (reference) => hatch.answerTo(reference, now()),
      genuine: (code) =>
        hatch.genuine(
          code,
          contactsOf(site()).authorities.map(({ name }) => name),
        ),
    };
    return await written(page, asked, sends ? await page.post!(visit) : await page.get(visit));
  }

  async function submit(
    page: FormPage,
    form: SentForm,
    source: string,
    { kind, fields, files }: { kind: string } & SentForm,
  ): ReturnType<FormVisit["submit"]> {
    const key = await hatch.formKey();
    if (key === null) return failed({ kind: "hatch-shut" });
    const token = page.tokenless ? "" : line(form.fields, "_token");
    const fault = page.tokenless ? null : faultOfToken(key, page.path, token, now(), page.age);
    // A form that is not ours, as one of too long ago: it is shown again with a fresh token.
    if (fault !== null) return failed({ kind: fault === "too-soon" ? fault : "too-old" });
    // Nobody sees this field; whoever fills in everything is told what they hoped to hear.
    if (line(form.fields, "website") !== "")
      return { ok: true, value: { id: "", reference: newReference() } };
    if ((ofPage.get(page) ?? ofAddress).refuse(source) !== null || refusedByAll(ofAll))
      return failed({ kind: "hatch-busy" });
    return await hatch.submit(kind, token, fields, files, now());
  }

  async function written(page: FormPage, asked: AskedForm, given: FormReply): Promise<Answer> {
    const { words, path, all } = asked.spoken;
    if (given.kind === "redirect") {
      const location = words.to(given.to);
      return { status: 303, headers: { ...headers, location, "content-length": 0 }, body: nothing };
    }
    if (given.kind === "not-found") return said(404, { key: "not-found", link: "to-front" }, words);
    const key = await hatch.formKey();
    const { siteName, authorities } = contactsOf(site());
    const token = key === null ? "" : newToken(key, page.path, now());
    const frame = { siteName, bare: true as const };
    const here = asked.query === "" ? path : `${path}?${asked.query}`;
    const view = { alternates: alternatesOf(here, all, words), ...given.view, hatch: { token, authorities } };
    return sized(
      given.status,
      speaking(words, () => renderForm(given.template, view, frame)),
    );
  }
}

const nothing = Buffer.alloc(0);

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/gu, "(?<$1>[\\w.~-]{1,200})")}$`, "u");
}

function withoutOurs({ _token, website, ...fields }: SentFields): SentFields {
  return fields;
}

/** One key for everybody: the limit of a network address, used for all together. */
function refusedByAll(limit: Limit): boolean {
  return limit.refuse("all") !== null;
}

function said(status: number, message: MessagePage, words: Translator): Answer {
  return sized(status, renderMessage(message, words));
}

function notAllowed(page: FormPage, words: Translator): Answer {
  const reply = said(405, { key: "not-allowed", link: "to-front" }, words);
  const allow = page.post === undefined ? "GET, HEAD" : "GET, HEAD, POST";
  return { ...reply, headers: { ...reply.headers, allow } };
}

/** What cannot wait stands above a form too, and above what is said of one. */
function withNotice(given: Answer, notice: EmergencyNotice | undefined, words: Translator): Answer {
  if (notice === undefined || given.body.length === 0) return given;
  const body = Buffer.from(inPage(given.body.toString(), notice, words));
  return { ...given, headers: { ...given.headers, "content-length": body.length }, body };
}

function sized(status: number, html: string): Answer {
  const body = Buffer.from(html);
  return { status, headers: { ...headers, "content-length": body.length }, body };
}
