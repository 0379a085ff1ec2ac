/** Of a publication, what subscribers are told of when it changes. */
import type { Publication } from "../publication/publication.ts";
import { ukDate } from "../uk-time/in-words.ts";
import type { Shown, ShownThing } from "./news.ts";
import type { Topic } from "./subscription.ts";

const statusWords = {
  running: "it is running",
  essential: "it deals with emergencies only",
  disrupted: "it is disrupted",
  suspended: "it is suspended",
} as const;

export function shownIn({ statements, services, outages, maintenance }: Publication): Shown {
  return Object.fromEntries([
    ...statements.map(({ number, title, version, retracted, authority }) =>
      thing(
        "statement",
        String(number),
        [`a:${authority}`],
        title,
        retracted === null ? `version ${version}` : "withdrawn",
        `/statements/${number}`,
      ),
    ),
    ...services.map(({ authority, key, name, status, expectedReturn, expectedDay }) =>
      thing(
        "service",
        `${authority}/${key}`,
        [`a:${authority}`, `s:${authority}/${key}`],
        name,
        said(statusWords[status], expectedReturn || expectedDay || "", status === "running"),
        `/services/${authority}/${key}`,
      ),
    ),
    ...outages.map(({ key, title, words, expectedReturn, endedAt, parts }) =>
      thing(
        "outage",
        key,
        parts.flatMap(({ authority, services }) => [
          `a:${authority}`,
          ...services.map((service) => `s:${authority}/${service}`),
        ]),
        title,
        endedAt === null ? said(words, expectedReturn, false) : "it is over",
        "/services",
      ),
    ),
    ...maintenance
      .filter(({ state }) => state !== "done")
      .map(({ key, authority, services, title, from, until, state }) =>
        thing(
          "maintenance",
          key,
          [`a:${authority}`, ...services.map((service) => `s:${authority}/${service}`)],
          title,
          state === "cancelled" ? "it will not take place" : `from ${day(from)} to ${day(until)}`,
          "/services",
        ),
      ),
  ]);
}

function thing(
  kind: ShownThing["kind"],
  key: string,
  topics: readonly Topic[],
  title: string,
  says: string,
  path: string,
): readonly [string, ShownThing] {
  return [`${kind} ${key}`, { kind, topics: ["all", ...topics], title, says, path }];
}

function said(words: string, expected: string, isRunning: boolean): string {
  return expected === "" || isRunning ? words : `${words}. Expected back: ${expected}`;
}

/** The hours stand on the page. */
function day(iso: string): string {
  return ukDate(new Date(iso));
}
