/** Of a publication, what subscribers are told of when it changes. */
import type { Publication } from "../publication/publication.ts";
import type { InLanguages } from "../publication/published-translation.ts";
import type { Said, Shown, ShownThing } from "./news.ts";
import type { Topic } from "./subscription.ts";

export function shownIn({ statements, services, outages, maintenance }: Publication): Shown {
  return Object.fromEntries([
    ...statements.map(({ number, title, version, retracted, authority, translated }) =>
      thing(
        "statement",
        String(number),
        [`a:${authority}`],
        title,
        retracted === null
          ? { key: "statement", values: { version: String(version) } }
          : { key: "statement-withdrawn", values: {} },
        `/statements/${number}`,
        translated,
      ),
    ),
    ...services.map(({ authority, key, name, status, expectedReturn, expectedDay, translated }) =>
      thing(
        "service",
        `${authority}/${key}`,
        [`a:${authority}`, `s:${authority}/${key}`],
        name,
        status === "running"
          ? { key: "service-running", values: {} }
          : until(`service-${status}`, {}, expectedReturn, expectedDay),
        `/services/${authority}/${key}`,
        translated,
      ),
    ),
    ...outages.map(({ key, title, words, expectedReturn, expectedDay, endedAt, parts, translated }) =>
      thing(
        "outage",
        key,
        parts.flatMap(({ authority, services }) => [
          `a:${authority}`,
          ...services.map((service) => `s:${authority}/${service}`),
        ]),
        title,
        endedAt === null
          ? until("outage", { words }, expectedReturn, expectedDay)
          : { key: "outage-over", values: {} },
        "/services",
        translated,
      ),
    ),
    ...maintenance
      .filter(({ state }) => state !== "done")
      .map(({ key, authority, services, title, from, until: end, state, translated }) =>
        thing(
          "maintenance",
          key,
          [`a:${authority}`, ...services.map((service) => `s:${authority}/${service}`)],
          title,
          state === "cancelled"
            ? { key: "maintenance-cancelled", values: {} }
            : { key: "maintenance", values: {}, days: { from, until: end } },
          "/services",
          translated,
        ),
      ),
  ]);
}

function thing(
  kind: ShownThing["kind"],
  key: string,
  topics: readonly Topic[],
  title: string,
  says: Said,
  path: string,
  translated: InLanguages | undefined,
): readonly [string, ShownThing] {
  const shown = { kind, topics: ["all", ...topics], title, says, path } as const;
  return [`${kind} ${key}`, translated === undefined ? shown : { ...shown, translated }];
}

/** With when it is expected back, if that is said: in staff's own words, or as a day. */
function until(
  key: string,
  values: Readonly<Record<string, string>>,
  expected: string,
  day: string | null,
): Said {
  if (expected !== "") return { key: `${key}-expected`, values: { ...values, expected } };
  return day === null ? { key, values } : { key: `${key}-expected`, values, days: { expected: day } };
}
