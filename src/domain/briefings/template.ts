/** A briefing that communications staff have written before the day on which it is needed. */
export type BriefingTemplate = {
  readonly key: string;
  /** For the list from which one is chosen. */
  readonly name: string;
  readonly hint: string;
  readonly title: string;
  readonly body: string;
};

/** What is filled in when a template is taken. What cannot be known is left for the writer, in square brackets. */
export type TemplateFacts = {
  readonly authority: string;
  readonly phone: string;
  readonly incident: string;
  readonly partners: string;
  /** Where anybody reports what they have seen. */
  readonly report: string;
};

export function fillTemplate(
  { title, body }: Pick<BriefingTemplate, "title" | "body">,
  facts: TemplateFacts,
): { readonly title: string; readonly body: string } {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (written, name: string) => {
      const known = Object.hasOwn(facts, name) ? facts[name as keyof TemplateFacts] : undefined;
      if (known === undefined) return written;
      return known === "" ? `[${name}]` : known;
    });
  return { title: fill(title), body: fill(body) };
}

/** What somebody still has to fill in: a memo with a gap must not go out. */
export function gapsIn({
  title,
  body,
}: {
  readonly title: string;
  readonly body: string;
}): readonly string[] {
  return [...new Set(`${title}\n${body}`.match(/\[[^\][\n]{1,200}\]|\{\w+\}/g) ?? [])];
}
