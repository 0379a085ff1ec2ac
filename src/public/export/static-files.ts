/**
 * The published site as another web server serves it: the same files, but links to forms lead to the service, since no
 * static file can take a form. Beside each stands what to do if it does not open.
 */

import { contactsPath } from "../hatch/contacts.ts";
import type { Contacts } from "../hatch/form-page.ts";
import { inLanguage } from "../languages/translator.ts";
import { languagesIn, wordsPath } from "../languages/words-file.ts";
import type { LoadedSite } from "../serve/load-site.ts";
import { renderMessage } from "../site/render-site.ts";
import type { Site } from "../site/site-file.ts";

export type StaticSettings = {
  /** Addresses of forms, as "/check". */
  readonly forms: readonly string[];
  /** Where the service is reached, as "https://updates.example"; null: forms are left out. */
  readonly service: string | null;
};

const html = "text/html; charset=utf-8";

export function staticFiles(site: LoadedSite, { forms, service }: StaticSettings): Site {
  const instead = insteadOf(site);
  const codes = languagesIn(site.unserved?.get(wordsPath)).map(({ code }) => code);
  const all = forms.flatMap((path) => [path, ...codes.map((code) => inLanguage(code, path))]);
  const files = new Map<string, { body: string | Uint8Array; contentType: string }>();
  for (const [path, { body, contentType }] of site.files) {
    const isPage = contentType.startsWith("text/html");
    files.set(path, { body: isPage ? leadOut(body.toString(), all, service, instead) : body, contentType });
  }
  files.set("/404.html", {
    body: renderMessage({ key: "not-found", link: "to-latest" }),
    contentType: html,
  });
  return files;
}

const link = /<a\b([^>]*?)\shref="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/gu;

function leadOut(page: string, forms: readonly string[], service: string | null, instead: string): string {
  const isForm = new Set(forms);
  return page.replace(link, (whole, before: string, address: string, after: string, words: string) => {
    if (!isForm.has(address.split(/[?#]/u, 1)[0]!)) return whole;
    if (service === null) return `${words} <span lang="en">(${instead})</span>`;
    return `<a${before} href="${escaped(service + address)}"${after}>${words}</a> <span lang="en">If this does not open: ${instead}</span>`;
  });
}

/** How people reach the bodies, as the site itself says. */
function insteadOf(site: LoadedSite): string {
  const contacts = readContacts(site);
  const phones = (contacts?.authorities ?? []).filter(({ phone }) => phone !== "");
  if (phones.length === 0) return "ask at the counter, or call your council.";
  if (phones.length === 1) return `call ${escaped(phones[0]!.phone)}.`;
  return `${phones.map(({ name, phone }) => `${escaped(name)}, call ${escaped(phone)}`).join("; ")}.`;
}

function readContacts(site: LoadedSite): Contacts | null {
  try {
    return JSON.parse(site.files.get(contactsPath)?.body.toString() ?? "null") as Contacts | null;
  } catch {
    return null;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
