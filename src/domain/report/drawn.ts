/** What stands in a field without anybody having written it: figures from the register with their bounds, and facts. */
import { toldWords } from "../progress/told-figures.ts";
import { ukDate, ukMoment } from "../uk-time/in-words.ts";
import {
  categoryOf,
  dataCategories,
  dataCategoryKeys,
  groupsOf,
  type PeopleCategory,
  peopleCategories,
  peopleCategoryKeys,
} from "./categories.ts";
import { type ReportFacts, reportKindWords } from "./facts.ts";
import type { FieldKey } from "./field.ts";
import type { Typed } from "./fields.ts";
import { type Bound, boundOnPeople, boundOnPlaces, type Figures } from "./figures.ts";
import { measuresInWords } from "./measures.ts";

export type Drawn = { readonly text: string; readonly because: string };
const nothing: Drawn = { text: "", because: "" };

export function drawnFor(key: FieldKey, facts: ReportFacts, typed: Typed): Drawn {
  const { figures } = facts;
  switch (key) {
    case "kind":
      return { text: reportKindWords[facts.kind], because: "" };
    case "caseReference":
      return { text: facts.caseReference, because: facts.caseReference === "" ? "" : "Of the last report." };
    case "whatHappened":
      return {
        text: [facts.summary, facts.believed].filter((words) => words !== "").join("\n"),
        because: "The summary of the incident, and what is believed to have been taken.",
      };
    case "discovered":
      return facts.awareAt === null
        ? nothing
        : { text: ukMoment(facts.awareAt), because: "When your authority became aware." };
    case "dataCategories":
      return categoriesOf(figures, chosenIn(typed, key));
    case "peopleCategories":
      return groupsIn(figures, chosenIn(typed, key));
    case "records":
      return recordsOf(figures);
    case "people":
      return peopleOf(figures, ceilingIn(typed));
    case "measuresTaken":
      return {
        text: measuresInWords(facts.measures),
        because: facts.measures.length === 0 ? "" : "Measures of your authority, as recorded.",
      };
    case "toldWords":
      return toldOf(facts);
    case "harm":
      return complaintsOf(facts);
    case "otherBodies":
      return {
        text: facts.referred.join("\n"),
        because: facts.referred.length === 0 ? "" : "Referrals, as recorded.",
      };
    case "contact":
      return { text: facts.contact, because: "The contact of your authority." };
    default:
      return nothing;
  }
}

function chosenIn(typed: Typed, key: FieldKey): readonly string[] {
  const value = typed[key];
  return value === undefined || typeof value === "string" ? [] : value;
}

/** How many people the authority holds data about, where it says so. */
export function ceilingIn(typed: Typed): number | null {
  const value = typed.people;
  return typeof value === "string" && value !== "" ? Number(value.replaceAll(",", "")) : null;
}

/** What the register finds and the regulator's list has no line for. */
const otherData = `${dataCategories.other}: information about somebody’s safety or care`;

function categoriesOf({ categories }: Figures, chosen: readonly string[]): Drawn {
  const found = new Set<string>(categories.map(({ type }) => categoryOf[type]));
  const all = dataCategoryKeys.filter(
    (key) => found.has(key) || (chosen.includes(key) && !(key === "unknown" && found.size > 0)),
  );
  return {
    text: all.map((key) => (key === "other" && found.has(key) ? otherData : dataCategories[key])).join("\n"),
    because: found.size === 0 ? "" : "Kinds of data found about people of your authority in the files.",
  };
}

function groupsIn({ groups }: Figures, chosen: readonly string[]): Drawn {
  const found = new Map<PeopleCategory, number>(
    groupsOf.filter(({ of }) => groups[of] > 0).map(({ of, is }) => [is, groups[of]]),
  );
  const all = peopleCategoryKeys.filter(
    (key) => found.has(key) || (chosen.includes(key) && !(key === "unknown" && found.size > 0)),
  );
  return {
    text: all
      .map((key) =>
        found.has(key)
          ? `${peopleCategories[key]} (${amount(found.get(key)!)} found)`
          : peopleCategories[key],
      )
      .join("\n"),
    because:
      found.size === 0
        ? ""
        : "Roles, flags and pupil numbers in the register. A person may be in several. Residents count as customers.",
  };
}

function recordsOf(figures: Figures): Drawn {
  if (figures.people === 0 && figures.unread.length === 0 && figures.unreviewed.holdings === 0)
    return nothing;
  const bound = boundOnPlaces(figures);
  return {
    text: `${most(bound)}${soFar(bound)}, in ${amount(figures.documents)} ${figures.documents === 1 ? "document" : "documents"}`,
    because: `A record is a row, entry or passage about one person. ${how(bound)}${years(figures)}`,
  };
}

function years({ years: shown }: Figures): string {
  return shown === null ? "" : ` The documents show dates of ${shown.from} to ${shown.to}.`;
}

function peopleOf(figures: Figures, ceiling: number | null): Drawn {
  if (figures.people === 0 && figures.unread.length === 0 && figures.unreviewed.holdings === 0)
    return ceiling === null
      ? nothing
      : {
          text: `At most ${amount(ceiling)}: everybody about whom we hold data`,
          because: "As you say below.",
        };
  const bound = boundOnPeople(figures, ceiling);
  const notes = [
    figures.uncertain > 0
      ? `${amount(figures.uncertain)} of them may be the same as another, so it may be fewer.`
      : "",
    figures.deleted > 0
      ? `${amount(figures.deleted)} of them have been deleted since, and are counted all the same.`
      : "",
    ceiling !== null && ceiling < figures.people
      ? "You say that you hold data about fewer people than were found: look at that number again."
      : "",
    figures.deceased > 0 ? `${amount(figures.deceased)} of them are said to have died.` : "",
  ];
  return {
    text: `${most(bound)}${soFar(bound)}`,
    because: [how(bound), ...notes].filter((note) => note !== "").join(" "),
  };
}

function most({ found, atMost }: Bound): string {
  if (atMost === null) return `Not yet known, at least ${amount(found)}`;
  return atMost === found ? amount(found) : `At most ${amount(atMost)}`;
}

/** Nothing is left to say of what was found where that is all. */
function soFar({ found, atMost }: Bound): string {
  return atMost === null || atMost === found ? "" : `; ${amount(found)} found so far`;
}

function how({ found, atMost, unread, capped }: Bound): string {
  if (capped) return "Files are not read yet, so the figure is everybody about whom you hold data.";
  if (atMost === null) return "Files are not read yet, and nothing was read by which they could be measured.";
  if (atMost === found && unread === 0) return "All files that can hold somebody were read.";
  const files = unread === 1 ? "1 file is" : `${amount(unread)} files are`;
  return `${files} not read, or not whole. Each counts as full as the fullest file of its kind that was read.`;
}

function toldOf({ told }: ReportFacts): Drawn {
  if (told.people === 0) return nothing;
  return {
    text: toldWords(told, (day) => ukDate(new Date(`${day}T12:00:00Z`))),
    because: "How each person of your authority in the register stands now.",
  };
}

/** Not harm by themselves: what people have said of it. */
function complaintsOf({ complaints: { received, open, overdue, outcomes } }: ReportFacts): Drawn {
  if (received === 0) return nothing;
  const ended = [
    [outcomes.upheld, "upheld"],
    [outcomes.partly, "upheld in part"],
    [outcomes["not-upheld"], "not upheld"],
  ] as const;
  const parts = [
    `${amount(open)} open`,
    ...(overdue === 0 ? [] : [`${amount(overdue)} not acknowledged within 30 days`]),
    ...ended.flatMap(([count, words]) => (count === 0 ? [] : [`${amount(count)} ${words}`])),
  ];
  return {
    text: `Complaints and corrections received from people: ${amount(received)}. Of these: ${parts.join(", ")}.`,
    because: "Complaints to your authority about this incident, or about none in particular.",
  };
}

function amount(value: number): string {
  return value.toLocaleString("en-GB");
}
