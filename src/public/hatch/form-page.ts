/**
 * A page of the public site with a form. To add one:
 * 1. `src/public/NAME/page.ts` exports a `FormPage`; its template `NAME/page.njk` extends "layout.njk", says
 *    `{% from "hatch/pages/parts.njk" import hiddenFields %}` and puts `{{ hiddenFields(hatch) }}` into its form.
 * 2. `form-pages.ts` lists it: then it is served, and the fuzz test asks for it.
 * 3. `visit.submit("KIND")` hands over what was sent, sealed, and gives the reference under which the sender finds the
 *    answer. It works while the record is down. Problems (full, shut, busy) come back as values: show the form again
 *    with `problem`, and what was typed stays in it. Words are said by the template, with `t("NAME.key")`: the view holds
 *    keys, so that the same page speaks every language. Links and the form's own address go through `to("/path")`.
 * 4. On the record's side `main/hatch/takers.ts` lists who takes in KIND: a Zod schema and a use case whose store calls
 *    `takeOnce(tx, submission.id)` in its transaction (store/hatch/take-once.ts).
 * 5. `desk ports`: `answers.put(reference, { kind, body, until })` writes, or writes anew, what the sender reads;
 *    `visit.answerTo(reference)` reads it.
 */
import type { Answer, HatchProblem, SentFields, SentFile } from "../../domain/hatch/submission.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Genuine } from "../../seal/genuine-code.ts";
import type { TokenAge } from "./form-token.ts";
import type { Sent } from "./hatch.ts";
import type { Takes } from "./read-form.ts";

/** Of the published site: whom to call where a form cannot be taken. */
export type Contact = {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly web: string;
};
export type Contacts = { readonly siteName: string; readonly authorities: readonly Contact[] };

export type SubmitProblem = HatchProblem | { readonly kind: "too-soon" | "too-old" };

/** What the page that shows the form again answers with. */
export function statusOfProblem({ kind }: SubmitProblem): number {
  if (kind === "too-soon" || kind === "too-old") return 400;
  return kind === "hatch-busy" ? 429 : 503;
}

export type FormVisit = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly fields: SentFields;
  readonly files: readonly SentFile[];
  readonly now: Date;
  readonly contacts: Contacts;
  /** Whether the site that is served has a page of this path. */
  isPage(path: string): boolean;
  /** In which the page is asked for: "cy". Its words are said by the templates. */
  readonly language: string;
  /** Where the form came from, as the address that limits count: never kept. */
  submit(
    kind: string,
    fields?: SentFields,
    files?: readonly SentFile[],
  ): Promise<Outcome<Sent, SubmitProblem>>;
  answerTo(reference: string): Promise<Answer | null>;
  genuine(code: string): Promise<Genuine | null>;
};

export type FormReply =
  | {
      readonly kind: "page";
      readonly status: number;
      readonly template: string;
      readonly view: { readonly [key: string]: unknown };
    }
  | { readonly kind: "redirect"; readonly to: string }
  | { readonly kind: "not-found" };

export type FormPage = {
  /** "/report", "/briefings/:secret" */
  readonly path: string;
  readonly takes: Takes;
  /** Its own limit of forms a minute from one address, where many who bring secrets of ours share one. */
  readonly most?: number;
  /** Counts every form that is sent towards `most`, also those that hand nothing over. */
  readonly countsAll?: true;
  /** Taken without a form of ours, where a standard has programs send it: it must do no harm, nor do more the second time. */
  readonly tokenless?: true;
  /** How soon, and how late, its form may be sent. */
  readonly age?: TokenAge;
  readonly get: (visit: FormVisit) => Promise<FormReply>;
  readonly post?: (visit: FormVisit) => Promise<FormReply>;
};

export function formPage(
  template: string,
  view: { readonly [key: string]: unknown },
  status = 200,
): FormReply {
  return { kind: "page", status, template, view };
}

/** One line of a form: trimmed, without control characters; the first where there are several. */
export function line(fields: SentFields, name: string): string {
  const value = fields[name];
  const first = typeof value === "string" ? value : (value?.[0] ?? "");
  return first.replace(/[\u0000-\u001f\u007f]+/gu, " ").trim();
}
