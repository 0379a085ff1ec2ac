/** A person, ready for its page: every place, and every reason. */
import type { AuthorityId } from "../../../domain/ids.ts";
import type { PersonDetail } from "../../../respond/desk/people/people-reading.ts";
import { pager } from "../../frame/pager.ts";
import { categoryWords, gravestFirst } from "../../words/categories.ts";
import { phoneWords } from "../../words/contacts.ts";
import { dayOfIso } from "../../words/dates.ts";
import { number } from "../../words/numbers.ts";
import { pathSteps, placeWords } from "../../words/places.ts";
import {
  bandTags,
  channelWords,
  flagTags,
  holdWordsOf,
  noticeTags,
  roleWords,
  uncertainTag,
} from "../../words/states.ts";

const contactWords = { email: "Email", phone: "Phone", address: "Address" } as const;
const placesShown = 100;

type Asked = { readonly base: string; readonly page: number; readonly own: AuthorityId };

export function personView(person: PersonDetail, { base, page, own }: Asked) {
  const { severity } = person;
  const isOwn = person.authority.id === own;
  const pages = Math.max(1, Math.ceil(person.sources.length / placesShown));
  const first = (page - 1) * placesShown;
  return {
    // The browser keeps titles in its history: the reference stands there, not the name.
    title: person.reference,
    back: isOwn
      ? { href: `${base}/people`, text: "People" }
      : { href: `${base}/people?of=${person.authority.id}`, text: `People of ${person.authority.name}` },
    person,
    isOwn,
    reasons: person.reasons.map((reason) => reason.charAt(0).toUpperCase() + reason.slice(1)),
    name: person.name === "" ? "No name found" : person.name,
    role: roleWords[person.role],
    band: bandTags[severity.band],
    formula: `${plain(severity.context)} × ${plain(severity.identification)} + ${plain(severity.circumstances)} = ${plain(severity.score)}`,
    flags: [...person.flags.map((flag) => flagTags[flag]), ...(person.ambiguous ? [uncertainTag] : [])],
    categories: gravestFirst(person.categories).map(categoryWords),
    birthDates: person.datesOfBirth.map(dayOfIso),
    contacts: person.contacts.map(({ kind, value }) => ({
      kind: contactWords[kind],
      value: kind === "phone" ? phoneWords(value) : value,
    })),
    // What has no number to show is named under what was taken.
    identifiers: person.identifiers
      .filter(({ masked }) => /[\p{L}\p{N}]/u.test(masked))
      .map(({ type, masked }) => ({ type: categoryWords(type), masked, end: masked.replace(/^.*•/u, "") })),
    sources: person.sources.slice(first, first + placesShown).map((source) => ({
      steps: pathSteps(source.path),
      place: placeWords(source.place),
      types: gravestFirst(source.types).map(categoryWords),
      duplicates: source.duplicates,
    })),
    allSources: number(person.sources.length),
    pages,
    pager: pager(page, pages, (n) => `${base}/people/${person.id}?page=${n}#places`),
    notice:
      person.notice === null
        ? null
        : {
            tag: noticeTags[person.notice],
            href: person.noticeId === null ? null : `${base}/notices/${person.noticeId}`,
            channel: person.noticeChannel === null ? null : channelWords[person.noticeChannel],
            holds: person.notice === "held" ? person.holdReasons.map(holdWordsOf) : [],
            release:
              person.notice === "held" && person.noticeId !== null
                ? `${base}/notices/${person.noticeId}/release`
                : null,
          },
    noticesHref: `${base}/notices/draft`,
  };
}

/** 3, 3.75: no noughts that say nothing. */
function plain(value: number): string {
  return String(Math.round(value * 100) / 100);
}
