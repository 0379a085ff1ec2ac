/** The list of people, ready for its page. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { PeoplePage, PersonRow } from "../../../respond/desk/people/people-reading.ts";
import { formView } from "../../frame/fields.ts";
import { address, pager } from "../../frame/pager.ts";
import { categoryChoices, categoryWords, gravestFirst } from "../../words/categories.ts";
import { count } from "../../words/numbers.ts";
import {
  bands,
  bandTags,
  flagTags,
  moreFoundTag,
  noticeStates,
  noticeTags,
  roleWords,
  uncertainTag,
} from "../../words/states.ts";
import { type Filters, flags, roles, usualSort } from "./form.ts";

type Asked = {
  readonly filters: Filters;
  readonly word: string;
  readonly text: string | null;
  readonly lost: boolean;
  readonly others: readonly Authority[];
  /** Whose people are listed, where they are not one's own. */
  readonly of: Authority | undefined;
  /** Those that let one see people of theirs. */
  readonly shared: readonly Authority[];
};

export function peopleView(found: PeoplePage, asked: Asked, here: string) {
  const { filters, word, text, of } = asked;
  const filtered = text !== null || Object.keys(filters).length > 1;
  const hrefOf = (change: object) =>
    address(here, {
      of: of?.id,
      q: word,
      ...filters,
      sort: filters.sort === usualSort ? undefined : filters.sort,
      ...change,
    });
  return {
    title: of === undefined ? "People" : `People of ${of.name}`,
    back: of === undefined ? undefined : { href: here, text: "People of your authority" },
    here,
    clear: of === undefined ? here : address(here, { of: of.id }),
    of: of === undefined ? null : { id: of.id, name: of.name },
    shared:
      of === undefined ? asked.shared.map(({ id, name }) => ({ name, href: address(here, { of: id }) })) : [],
    lost: asked.lost,
    form: formView({ text: text ?? "", ...filters }),
    filtered,
    narrowed: Object.keys(filters).length > 1 || filters.sort !== usualSort,
    found: count(found.total, "person", "people"),
    near: found.near === true,
    total: found.total,
    // With a filter or a search, a count of others' people would answer questions about one of them.
    hidden: filtered ? 0 : found.hidden,
    others: asked.others.map(({ name, contact }) => ({ name, phone: contact.phone.trim() })),
    rows: found.rows.map((row) => rowView(row, here)),
    page: found.page,
    pages: found.pages,
    pager: pager(found.page, found.pages, (n) => hrefOf({ page: n === 1 ? undefined : n })),
    choices,
    exportHref: address(`${here}/export`, { ...filters, sort: undefined }),
  };
}

const categoriesShown = 4;

function rowView(row: PersonRow, here: string) {
  const categories = gravestFirst(row.categories).map(categoryWords);
  return {
    reference: row.reference,
    name: row.name === "" ? "No name found" : row.name,
    href: `${here}/${row.id}`,
    staff: row.role === "staff",
    band: bandTags[row.severity.band],
    score: row.severity.score.toFixed(2),
    categories: categories.slice(0, categoriesShown),
    more: Math.max(0, categories.length - categoriesShown),
    places: row.places,
    tags: [
      ...row.flags.map((flag) => flagTags[flag]),
      ...(row.ambiguous ? [uncertainTag] : []),
      ...(row.moreFound ? [moreFoundTag] : []),
    ],
    notice: row.notice === null ? null : noticeTags[row.notice],
  };
}

const any = (text: string) => ({ value: "", text });
const choices = {
  band: [any("Any severity"), ...bands.map((value) => ({ value, text: bandTags[value].text }))],
  category: [any("Anything"), ...categoryChoices],
  role: [any("Anybody"), ...roles.map((value) => ({ value, text: roleWords[value] }))],
  flag: [
    any("With or without"),
    ...flags.map((value) => ({ value, text: (value === "uncertain" ? uncertainTag : flagTags[value]).text })),
  ],
  notice: [
    any("Any"),
    { value: "none", text: "None yet" },
    ...noticeStates.map((value) => ({ value, text: noticeTags[value].text })),
  ],
  sort: [
    { value: "risk", text: "At greatest risk first" },
    { value: "severity", text: "By severity alone" },
    { value: "places", text: "In most places first" },
    { value: "reference", text: "By reference" },
  ],
};
