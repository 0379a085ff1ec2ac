/** Places: when they are open, what may be said of them, and hours as people write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, PlaceId } from "../ids.ts";
import { placeProblem } from "./check-place.ts";
import { comingDays, openOn, type Place, weekInRuns } from "./place.ts";
import { readHours, writeHours } from "./written-hours.ts";

const nine = { opens: "09:00", closes: "17:00" };
const place: Place = {
  ...{
    id: "p" as PlaceId,
    authority: "a" as AuthorityId,
    name: "Town Hall",
    address: [],
    access: "",
    phone: "",
  },
  weekly: [
    ...(["monday", "tuesday", "wednesday", "friday"] as const).map((weekday) => ({ weekday, ...nine })),
    { weekday: "thursday", opens: "13:00", closes: "17:00" },
    { weekday: "thursday", opens: "09:00", closes: "12:00" },
  ],
  special: [
    { day: "2026-11-28", hours: { opens: "10:00", closes: "16:00" }, words: "Emergencies only" },
    { day: "2026-12-25", hours: null, words: "Bank holiday" },
  ],
  from: null,
  until: "2026-12-31",
};

test("a day is as the week says, unless it is a special one or the hours do not hold any more", () => {
  const hoursOn = (day: string) => writeHours(openOn(place, day).hours);
  assert.equal(hoursOn("2026-11-27"), "09:00 to 17:00");
  assert.equal(hoursOn("2026-11-26"), "09:00 to 12:00, 13:00 to 17:00");
  assert.deepEqual(openOn(place, "2026-11-28"), {
    ...{ day: "2026-11-28", hours: [{ opens: "10:00", closes: "16:00" }], words: "Emergencies only" },
  });
  assert.equal(hoursOn("2026-11-29"), "", "a Sunday");
  assert.deepEqual(openOn(place, "2026-12-25"), { day: "2026-12-25", hours: [], words: "Bank holiday" });
  assert.equal(hoursOn("2027-01-04"), "", "a Monday after the last day");
  assert.deepEqual(
    comingDays(place, "2026-12-31", 2).map(({ day }) => day),
    ["2026-12-31", "2027-01-01"],
  );
});

test("days of the week with the same hours stand together", () => {
  assert.deepEqual(
    weekInRuns(place.weekly).map(({ first, last, hours }) => `${first}-${last} ${writeHours(hours)}`),
    [
      "monday-wednesday 09:00 to 17:00",
      "thursday-thursday 09:00 to 12:00, 13:00 to 17:00",
      "friday-friday 09:00 to 17:00",
    ],
  );
});

const weekend = { day: "2026-11-28", words: "" };
const wrong = [
  { name: "no name", change: { name: "" }, kind: "place-name-missing" },
  { name: "no hours", change: { weekly: [], special: [] }, kind: "hours-missing" },
  {
    name: "an end before the start",
    change: { weekly: [{ weekday: "monday", opens: "10:00", closes: "09:00" }] },
    kind: "hours-reversed",
  },
  {
    name: "two spans at once",
    change: {
      weekly: [
        { weekday: "monday", ...nine },
        { weekday: "monday", ...nine },
      ],
    },
    kind: "hours-overlap",
  },
  {
    name: "closed and open on a day",
    change: {
      special: [
        { ...weekend, hours: nine },
        { ...weekend, hours: null },
      ],
    },
    kind: "hours-overlap",
  },
  {
    name: "31 February",
    change: { special: [{ day: "2026-02-31", hours: null, words: "" }] },
    kind: "day-unreal",
  },
  { name: "a last day before the first", change: { from: "2027-01-01" }, kind: "days-reversed" },
  { name: "words for a number", change: { phone: "call us" }, kind: "phone-malformed" },
] as const;
for (const { name, change, kind } of wrong)
  test(`a place with ${name} is not taken`, () =>
    assert.equal(placeProblem({ ...place, ...change })?.kind, kind));
test("a place that is right is taken", () => assert.equal(placeProblem(place), null));

const written = [
  { text: "9am to 5pm", is: "09:00 to 17:00" },
  { text: "9:30-12 and 13.00 – 17:30", is: "09:30 to 12:00, 13:00 to 17:30" },
  { text: "10am to midday", is: "10:00 to 12:00" },
  { text: "12am-12pm", is: "00:00 to 12:00" },
  { text: " Closed ", is: "" },
  { text: "25:00 to 26:00", is: null },
  { text: "13pm to 14pm", is: null },
  { text: "when we can", is: null },
  { text: "9 to 10 to 11", is: null },
];
for (const { text, is } of written)
  test(`"${text}" is read as ${is ?? "nothing"}`, () => {
    const hours = readHours(text);
    assert.equal(hours === null ? null : writeHours(hours), is);
  });
