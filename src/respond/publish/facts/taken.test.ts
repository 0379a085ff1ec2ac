/** Which kinds of data the public is told were taken: found before thought, and each authority's own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, IncidentId } from "../../../domain/ids.ts";
import type { CategoryWords } from "../../../domain/notices/advice.ts";
import { type MentionType, mentionTypes } from "../../../domain/people/mention.ts";
import type { Point } from "../../../domain/publication/point.ts";
import { takenKinds } from "./taken.ts";

const words = Object.fromEntries(
  mentionTypes.map((type) => [type, { yours: type, theirs: type }]),
) as CategoryWords;
const [north, south] = ["north", "south"] as unknown as readonly [AuthorityId, AuthorityId];

const cases: readonly {
  name: string;
  points: readonly Point[];
  found: readonly (readonly [AuthorityId, MentionType | null])[];
  says: readonly string[];
}[] = [
  {
    name: "what points say is told with how sure they are",
    points: [point({ sure: "possible", taken: ["iban", "email"] })],
    found: [],
    says: ["email possible", "iban possible"],
  },
  {
    name: "the surer of two is heard, whichever came first",
    points: [
      point({ number: 1, sure: "very-likely", taken: ["email"] }),
      point({ number: 2, sure: "possible", taken: ["email"] }),
      point({ number: 3, kind: "known", sure: "", taken: ["iban"] }),
      point({ number: 4, sure: "likely", taken: ["iban"] }),
    ],
    found: [],
    says: ["email very-likely", "iban known"],
  },
  {
    name: "a later wording takes the place of an earlier one, whatever it names",
    points: [
      point({ number: 1, taken: ["email", "iban"] }),
      point({ number: 2, revises: 1, taken: ["email"], publishedAt: new Date(2) }),
    ],
    found: [],
    says: ["email likely"],
  },
  {
    name: "a later wording that waits for its yes takes no place",
    points: [
      point({ number: 1, taken: ["iban"] }),
      point({ number: 2, revises: 1, state: "draft", publishedAt: null, taken: [] }),
    ],
    found: [],
    says: ["iban likely"],
  },
  {
    name: "what an authority's review found takes the place of all that it believed",
    points: [point({ taken: ["iban", "passport"] })],
    found: [[north, "iban"]],
    says: ["iban found"],
  },
  {
    name: "what was believed does not come back when what was found is deleted",
    points: [point({ taken: ["iban"] })],
    found: [[north, null]],
    says: [],
  },
  {
    name: "what a partner's review found leaves what was thought of others, but for the same kind",
    points: [point({ taken: ["iban", "passport"] })],
    found: [[south, "iban"]],
    says: ["iban found", "passport likely"],
  },
  {
    name: "what an authority said it knows stays beside what its review found",
    points: [point({ kind: "known", sure: "", taken: ["iban", "passport"] })],
    found: [[north, "iban"]],
    says: ["iban found", "passport known"],
  },
  { name: "nothing is told where nothing was said", points: [point({})], found: [], says: [] },
];
for (const { name, points, found, says } of cases)
  test(`kinds taken: ${name}`, () => {
    const kinds = takenKinds(
      found.map(([authority, type]) => ({ authority, type })),
      points,
      words,
    );
    assert.deepEqual(
      [
        ...kinds.taken.map(({ type }) => `${type} found`),
        ...kinds.thought.map(({ type, sure }) => `${type} ${sure}`),
      ],
      says,
    );
    assert.deepEqual(kinds.all.length, says.length, "advice is for all of them");
  });

function point(more: Partial<Point>): Point {
  return {
    ...{ incident: "incident" as IncidentId, number: 1, revises: null, kind: "believed", sure: "likely" },
    ...{ text: "Old files.", taken: [], why: "", state: "published", authority: north, authorName: "Lea" },
    ...{ writers: [], writtenAt: new Date(0), approvedByName: "Dee", publishedAt: new Date(1) },
    ...{ checkedAt: new Date(1), checkedByName: "Dee" },
    ...more,
  };
}
