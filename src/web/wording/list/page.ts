/** The words of one's own authority's notices: by language, and in each by format. */
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { WordingLine } from "../../../respond/desk/people/wording-desk.ts";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import type { Tag } from "../../words/states.ts";
import { addressOf, kindWords, templatesHref } from "../found.ts";

export const path = templatesHref;
export const needs = "staff";
export const verbs = { get: "wording.read" } as const;

export async function get({ desk, staff }: StaffVisit): Promise<Reply> {
  const lines = await desk.wordings(staff);
  const languages = Map.groupBy(lines, ({ language }) => language.code);
  return page("wording/list/page.njk", {
    title: "What notices say",
    mayWrite: mayEver(staff.role, "wording.write"),
    languages: [...languages.values()].map((own) => ({
      ...own[0]!.language,
      rows: own.map((line) => ({
        href: addressOf({ language: line.language.code, kind: line.kind }),
        name: kindWords[line.kind],
        from:
          line.standing === null
            ? "As it came with Candour"
            : `Version ${line.standing.version}, by ${line.standing.authorName}, approved by ${line.standing.approvedByName}`,
        at: line.standing?.approvedAt ?? null,
        tag: tagOf(line),
      })),
    })),
  });
}

function tagOf({ draft, missing }: WordingLine): Tag | null {
  if (draft !== null) return { text: "Waits for a yes", colour: "yellow" };
  if (missing > 0) return { text: `${count(missing, "line", "lines")} missing`, colour: "red" };
  return null;
}
