/** Serves the pages that have forms: finds the page, reads its form, gives it the hatch, and writes its reply. */
import type { IncomingMessage } from "node:http";
import type { EmergencyNotice } from "../../domain/emergency/emergency.ts";
import type { SentFields } from "../../domain/hatch/submission.ts";
import { failed } from "../../domain/outcome.ts";
import { newReference } from "../../seal/answer-seal.ts";
import { type Answer, security } from "../serve/answer.ts";
import { inPage } from "../serve/emergency.ts";
import { createLimit, type Limit } from "../serve/limit.ts";
import type { LoadedSite } from "../serve/load-site.ts";
import { renderForm, renderMessage } from "../site/render-site.ts";
import { type FormPage, type FormReply, type FormVisit, line } from "./form-page.ts";
import { faultOfToken, newToken } from "./form-token.ts";
import type { Hatch } from "./hatch.ts";
import { contactsOf } from "./read-contacts.ts";
import { readForm, type SentForm } from "./read-form.ts";
import { formWords, submitWords } from "./words.ts";

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

  return {
    has: (path) => known.some(({ pattern }) => pattern.test(path)),
    answer(request, source) {
      // As it was sent: what is no address is no page of ours, and no fault either.
      const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
      for (const { page, pattern } of known) {
        const found = pattern.exec(path);
        if (found === null) continue;
        const asked = Object.fromEntries(new URLSearchParams(query));
        return reply(page, { ...found.groups }, asked, request, source).then((given) =>
          withNotice(given, site()?.notice),
        );
      }
      return null;
    },
  };

  async function reply(
    page: FormPage,
    params: Readonly<Record<string, string>>,
    query: Readonly<Record<string, string>>,
    request: IncomingMessage,
    source: string,
  ): Promise<Answer> {
    const sends = request.method === "POST";
    if (!sends && request.method !== "GET" && request.method !== "HEAD") return notAllowed(page);
    if (sends && page.post === undefined) return notAllowed(page);
    if (sends && page.countsAll && ofPage.get(page)?.refuse(source)) return said(formWords["form-busy"]);
    const sent = sends ? await readForm(request, page.takes, source) : null;
    if (sent !== null && !sent.ok) return said(formWords[sent.problem.kind]);
    const form: SentForm = sent === null ? { fields: {}, files: [] } : sent.value;
    const visit: FormVisit = {
      ...{ params, query, ...form, now: now(), contacts: contactsOf(site()) },
      submit: (kind, fields = withoutOurs(form.fields), files = form.files) =>
        submit(page, form, source, { kind, fields, files }),
      answerTo: (reference) => hatch.answerTo(reference, now()),
      genuine: (code) =>
        hatch.genuine(
          code,
          contactsOf(site()).authorities.map(({ name }) => name),
        ),
    };
    return await written(page, sends ? await page.post!(visit) : await page.get(visit));
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

  async function written(page: FormPage, given: FormReply): Promise<Answer> {
    if (given.kind === "redirect")
      return { status: 303, headers: { ...headers, location: given.to, "content-length": 0 }, body: nothing };
    if (given.kind === "not-found")
      return said({
        status: 404,
        title: "Page not found",
        text: "There is no page at this address. If you typed it, check that it is right.",
      });
    const key = await hatch.formKey();
    const { siteName, authorities } = contactsOf(site());
    const token = key === null ? "" : newToken(key, page.path, now());
    const frame = { siteName, bare: true as const };
    const hatchView = { token, authorities, words: submitWords };
    return sized(given.status, renderForm(given.template, { ...given.view, hatch: hatchView }, frame));
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

function said({
  status,
  title,
  text,
}: {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}): Answer {
  return sized(status, renderMessage({ title, paragraphs: [text], link: "Go to our front page" }));
}

function notAllowed(page: FormPage): Answer {
  const text = "You can only read this page. Nothing was sent.";
  const reply = said({ status: 405, title: "This page cannot do that", text });
  const allow = page.post === undefined ? "GET, HEAD" : "GET, HEAD, POST";
  return { ...reply, headers: { ...reply.headers, allow } };
}

/** What cannot wait stands above a form too, and above what is said of one. */
function withNotice(given: Answer, notice: EmergencyNotice | undefined): Answer {
  if (notice === undefined || given.body.length === 0) return given;
  const body = Buffer.from(inPage(given.body.toString(), notice));
  return { ...given, headers: { ...given.headers, "content-length": body.length }, body };
}

function sized(status: number, html: string): Answer {
  const body = Buffer.from(html);
  return { status, headers: { ...headers, "content-length": body.length }, body };
}
