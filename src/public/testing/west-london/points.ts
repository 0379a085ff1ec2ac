/** What was known, believed and not known yet on the Friday. */
import type { PublishedPoint } from "../../../domain/publication/published-point.ts";
import { friday, tuesday } from "./days.ts";

const about = { incident: "INC-2025-0001", author: "Kingsmere Borough Council" };
const since = friday("17:30");
const fresh = { since, checkedAt: since, why: "", earlier: [] };

export const westLondonPoints: readonly PublishedPoint[] = [
  {
    ...{ ...about, ...fresh, number: 1, kind: "known", sure: "" },
    text: "Some data was copied and taken away from our systems.",
    why: "We have found evidence of the copying.",
    earlier: [
      {
        ...{ kind: "not-known-yet", sure: "", why: "", since: tuesday("15:00") },
        text: "Whether any data was taken.",
      },
    ],
  },
  {
    ...{ ...about, ...fresh, number: 2, kind: "believed", sure: "likely" },
    text: "It is historical data from an archive, of the years 2006 to 2020.",
  },
  {
    ...{ ...about, ...fresh, number: 3, kind: "not-known-yet", sure: "" },
    text: "Whether it holds personal or financial details of residents, customers and people who use our services. We are checking.",
  },
];
