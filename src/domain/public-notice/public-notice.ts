/**
 * A public notice in place of a notice to each (UK GDPR Art. 34(3)(c)): what must be in it, and its draft from what was
 * taken about the people of the group. It names nobody, and says no number of people.
 */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { type Advice, adviceFor, type CategoryWords, inReadingOrder } from "../notices/advice.ts";
import type { MentionType } from "../people/mention.ts";
import type { Statement } from "../publication/statement.ts";

/** content/public-notice.yaml, as read. */
export type PublicNoticeTemplate = {
  readonly title: string;
  readonly opening: readonly string[];
  readonly years: string;
  readonly taken: string;
  readonly meaning: readonly string[];
  readonly do: string;
  readonly we: readonly string[];
  readonly contact: readonly string[];
};

export type PublicNotice = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly statement: number;
  /** The judgements on which it rests. */
  readonly decisions: readonly number[];
  readonly people: number;
  readonly madeBy: StaffId;
  readonly madeAt: Date;
};

export type PublicFactsOfGroup = {
  readonly categories: readonly MentionType[];
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly authority: {
    readonly name: string;
    readonly phone: string;
    readonly email: string;
    readonly web: string;
  };
};

/** As a statement is written: paragraphs, and lines that begin with "- ". */
export function composePublicNotice(
  facts: PublicFactsOfGroup,
  {
    template,
    categories,
    advice,
  }: {
    readonly template: PublicNoticeTemplate;
    readonly categories: CategoryWords;
    readonly advice: readonly Advice[];
  },
): { readonly title: string; readonly body: string } {
  const { years, authority } = facts;
  const values: Readonly<Record<string, string>> = {
    ...{ authority: authority.name, phone: authority.phone, email: authority.email, web: authority.web },
    years: years === null ? "" : `the years ${years.from} to ${years.to}`,
  };
  const fill = (text: string) => text.replace(/\{([a-z]+)\}/g, (whole, key: string) => values[key] ?? whole);
  const lines = (texts: readonly string[]) =>
    texts.filter((text) => !text.includes("{web}") || authority.web !== "").map(fill);
  const bullets = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join("\n");
  const taken = inReadingOrder(facts.categories, categories).map((type) => categories[type].theirs);
  const steps = adviceFor(facts.categories, advice).flatMap((one) => one.steps.map(fill));
  return {
    title: fill(template.title),
    body: [
      ...lines(template.opening),
      ...(years === null ? [] : lines([template.years])),
      `${fill(template.taken)}\n${bullets(taken)}`,
      ...lines(template.meaning),
      `${fill(template.do)}\n${bullets(steps)}`,
      ...lines(template.we),
      ...lines(template.contact),
    ].join("\n\n"),
  };
}

export type LinkProblem = {
  readonly kind:
    | "public-notice-not-published"
    | "public-notice-others"
    | "public-notice-contact-missing"
    | "public-notice-nobody";
};

/** Art. 34(2) with 33(3)(b): whoever reads it must learn where more can be learned. */
export function problemOfLink(
  statement: Pick<Statement, "state" | "authority" | "body"> | undefined,
  authority: AuthorityId,
  contact: { readonly phone: string; readonly email: string },
): LinkProblem | null {
  if (statement === undefined || statement.state !== "published")
    return { kind: "public-notice-not-published" };
  if (statement.authority !== authority) return { kind: "public-notice-others" };
  const said = squeezed(statement.body);
  return [contact.phone, contact.email].some((one) => one !== "" && said.includes(squeezed(one)))
    ? null
    : { kind: "public-notice-contact-missing" };
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, "").toLowerCase();
}
