/** What was believed on the Friday to have been taken, and what people were told to do. */
import type { PublishedIncident } from "../../../domain/publication/published-incident.ts";

export const westLondonIncident: Omit<PublishedIncident, "declaredAt"> = {
  reference: "INC-2025-0001",
  title: "Cyber attack on shared council systems",
  phase: "confirmed",
  summary:
    "It began at Kingsmere. Wexcombe and Fairholme share some of the same systems. Expect at least two weeks of serious disruption. Essential services go on.",
  authorities: ["kingsmere", "wexcombe", "fairholme"],
  taken: {
    categories: [],
    what: "old records from an archive",
    ...{ fromYear: 2006, toYear: 2020, certainty: "believed" },
  },
  advice: [
    {
      ...{ key: "bank", order: 10, kinds: [] },
      title: "Make sure that your bank and card details are safe",
      paragraphs: [
        "Have you bought something from us, for example a parking permit? Then look at your bank and card statements now, and again each week. Tell your bank about any payment that you do not know.",
        "To reach your bank safely, call 159. It takes you straight to most banks.",
      ],
      links: [{ text: "How 159 works (Stop Scams UK)", href: "https://stopscamsuk.org.uk/159" }],
    },
    {
      ...{ key: "wary", order: 40, kinds: [] },
      title: "Take extra care when you are called, emailed or texted",
      paragraphs: [
        "Somebody may pretend to be us. We never ask for your password or your bank details.",
        "If you are not sure that it is us, hang up and call the number on this page.",
        "Send a suspicious email to report@phishing.gov.uk, and a suspicious text to 7726.",
      ],
      links: [
        {
          text: "What to do after a data breach (National Cyber Security Centre)",
          href: "https://www.ncsc.gov.uk/guidance/data-breaches",
        },
      ],
    },
  ],
};
