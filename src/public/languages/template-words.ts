/**
 * What templates say words with. Rendering is synchronous: the language is that of the page being made.
 * `t("home.title", { .. })` in text; `ta(..)` in attributes and where a component takes text; `to("/path")` for links;
 * `errorOf("report", faults, "kind")` for what a component says of a field; `moment(iso)` and `day(iso)`; `{{ written(words) }}` inside the tag
 * around words of staff, which marks them as English unless they are in the language of the page; `said(words)` where
 * there is no tag of their own.
 */
import nunjucks from "nunjucks";
import { english } from "./english.ts";
import { type Translator, translator, type Values } from "./translator.ts";

/** What is wrong in a form: in which field, and the key of the words that say so. */
export type FieldFault = { readonly field: string; readonly key: string; readonly most?: number };

let current: Translator | undefined;

export function speaking<T>(words: Translator | undefined, make: () => T): T {
  const before = current;
  current = words;
  try {
    return make();
  } finally {
    current = before;
  }
}

export function withWords(environment: nunjucks.Environment): nunjucks.Environment {
  const safe = (markup: string) => new nunjucks.runtime.SafeString(markup);
  return environment
    .addGlobal("t", (key: string, values?: Values) => {
      const { text, inEnglish } = spoken().say(key, values);
      return inEnglish ? safe(inSpan(text)) : text;
    })
    .addGlobal("ta", (key: string, values?: Values) => spoken().say(key, values).text)
    .addGlobal("errorOf", (file: string, faults: readonly FieldFault[], field: string) => {
      const fault = faults?.find((one) => one.field === field);
      if (fault === undefined) return undefined;
      return { text: spoken().say(`${file}.${fault.key}`, { most: fault.most ?? 0 }).text };
    })
    .addGlobal("said", (text: string) => (spoken().speaks(text) ? text : safe(inSpan(text))))
    .addGlobal("to", (path: string) => spoken().to(path))
    .addGlobal("day", (iso: string) => spoken().day(iso))
    .addGlobal("openingDay", (iso: string) => spoken().openingDay(iso))
    .addGlobal("clock", (time: string) => spoken().clock(time))
    .addGlobal("listed", (items: readonly string[]) => spoken().listed(items))
    .addGlobal("moment", (iso: string) => spoken().moment(iso))
    .addGlobal("htmlLang", () => spoken().language.locale)
    .addGlobal("direction", () => spoken().language.dir)
    .addGlobal("anyInEnglish", (list: readonly Record<string, string>[], field: string) =>
      list.some((one) => (one[field] ?? "") !== "" && !spoken().speaks(one[field] ?? "")),
    )
    .addGlobal("written", (words: string | boolean = "") =>
      (typeof words === "boolean" ? words : spoken().speaks(words)) || spoken().language.code === "en"
        ? ""
        : safe(' lang="en-GB" dir="ltr"'),
    );
}

let plain: Translator | undefined;

function spoken(): Translator {
  plain ??= translator(english());
  return current ?? plain;
}

function inSpan(text: string): string {
  return `<span lang="en-GB" dir="ltr">${escaped(text)}</span>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
