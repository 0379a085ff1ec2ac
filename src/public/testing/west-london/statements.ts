/** What was said, newest first: on the Friday of the data, on the Wednesday of services, on the Tuesday that it happened. */
import type { PublishedStatement } from "../../../domain/publication/published-statement.ts";
import { friday, tuesday, wednesday } from "./days.ts";

const theFirst = [
  "We are dealing with a cyber security incident. We found unusual activity on the morning of Monday 24 November.",
  "We have told the National Cyber Security Centre, the police, the National Crime Agency and the Information Commissioner.",
];
const shared = (number: string): string =>
  `It concerns ${number} councils, which share computer systems. We switched on our emergency plans, so that we can look after the people who need us most.`;

export const westLondonStatements: readonly PublishedStatement[] = [
  statement(3, "Some data was copied and taken away", friday("17:30"), [
    "We have found evidence that some data was copied and taken away from our systems. We believe that it is historical data from an archive, of the years 2006 to 2020.",
    "We are checking whether it holds personal or financial details of residents, customers and people who use our services. This takes time. We will tell you as soon as we know.",
    "What you can do now:\n- if you have bought something from us, for example a parking permit, make sure that your bank and card details are safe\n- take extra care when somebody calls, emails or texts you",
    "Our Customer Service Centre is open this weekend, 10am to 4pm, for emergencies in person. We expect serious disruption for at least two weeks.",
    "The National Crime Agency, the police, the National Cyber Security Centre and the Information Commissioner have been told and work with us.",
  ]),
  statement(2, "What works, and what does not", wednesday("10:15"), [
    "Bins are emptied and streets are cleaned as normal. Social care and other essential services go on.",
    "It takes longer to reach us by phone. Council Tax direct debits may be taken later than usual. You do not have to do anything.",
    "Fairholme has cut its network off from the shared systems to keep it safe, and has suspended My Account.",
  ]),
  {
    ...statement(1, "We are dealing with a cyber security incident", tuesday("15:00"), [
      theFirst[0]!,
      shared("three"),
      theFirst[1]!,
    ]),
    version: 2,
    corrected: {
      at: tuesday("16:20"),
      changed: "We first said that two councils share these systems. They are three.",
    },
    earlier: [
      {
        ...{ version: 1, title: "We are dealing with a cyber security incident", changed: "" },
        ...{ publishedAt: tuesday("15:00"), paragraphs: [theFirst[0]!, shared("two"), theFirst[1]!] },
      },
    ],
  },
];

function statement(
  number: number,
  title: string,
  publishedAt: string,
  paragraphs: readonly string[],
): PublishedStatement {
  return {
    ...{ number, incident: "INC-2025-0001", title, paragraphs, publishedAt },
    ...{ author: "Kingsmere Borough Council", authority: "kingsmere" },
    ...{ easyRead: [], version: 1, corrected: null, retracted: null, earlier: [] },
  };
}
