/** Made-up people and the notices to them. Nobody here exists. */

import type { Channel, NoticeState } from "../../domain/notices/notice.ts";
import type { MentionType, PersonFlag } from "../../domain/people/mention.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { NoticeDetail } from "../../respond/desk/people/notice-desk.ts";
import type { PersonDetail } from "../../respond/desk/people/people-reading.ts";
import { emptyWorld, incidentId, northmere, noticeId, personId } from "./world.ts";

type Seed = readonly [
  name: string,
  band: SeverityBand,
  score: number,
  categories: readonly MentionType[],
  flags?: readonly PersonFlag[],
];
const seeds: readonly Seed[] = [
  [
    "Bronwen Achterberg-Olusegun",
    "very-high",
    5,
    ["name", "address", "postcode", "safeguarding", "health", "nino", "phone", "email"],
    ["at-risk"],
  ],
  ["Piotr Łaszkiewicz", "very-high", 5, ["name", "date-of-birth", "address", "payment-card", "bank-account"]],
  ["Maisie Thornby", "high", 3.75, ["name", "date-of-birth", "address", "upn", "health"], ["child"]],
  ["Adaeze Nwosu", "high", 3.1, ["name", "nino", "bank-account", "address"]],
  ["Gwilym ap Rhys", "medium", 2.5, ["name", "address", "vehicle-registration"]],
  ["Olive Marchbanks", "medium", 2.25, ["name", "date-of-birth", "council-tax-reference"], ["deceased"]],
  ["J. Smith", "low", 1.5, ["name", "phone"]],
  ["Tariq Devereux", "low", 1.25, ["name", "email"]],
];

export function personMadeUp(n: number): PersonDetail {
  const [name, band, score, categories, flags = []] = seeds[(n - 1) % seeds.length]!;
  const at = emptyWorld().authorities[0]!;
  return {
    incident: incidentId,
    id: personId(n),
    reference: `P-${String(n).padStart(6, "0")}`,
    name,
    role: n % 8 === 0 ? "staff" : "subject",
    severity: {
      score,
      band,
      context: Math.min(4, score),
      identification: 1,
      circumstances: 1,
      because: [
        "Bank account with name and address: enough for fraud",
        "Full name with date of birth",
        "Taken on purpose, by someone unknown",
      ],
      borderline: score === 3.1,
    },
    categories,
    flags,
    ambiguous: n % 8 === 7,
    places: categories.length,
    notice: null,
    moreFound: false,
    authority: at,
    otherNames: n === 1 ? ["B Achterberg", "Mrs B. Olusegun"] : [],
    datesOfBirth: categories.includes("date-of-birth") ? ["1961-04-09"] : [],
    contacts: [
      { kind: "email", value: `person${n}@mail.example` },
      { kind: "phone", value: "+447700900123" },
      { kind: "address", value: "Flat 2, 14 Larkspur Mews, Northmere, NM1 2AB" },
    ],
    identifiers: [
      { type: "nino", masked: "•••••••9A" },
      { type: "bank-account", masked: "••••••-••••••78" },
    ],
    sources: [
      {
        path: "Housing/Moves 2011/transfers.zip!/list of moves (final) v3.xlsx",
        place: { sheet: "Moves", row: 1_214, column: "F" },
        types: ["name", "address", "phone"],
        duplicates: 3,
      },
      {
        path: "Housing/letters/0441.eml!/attachment1.pdf",
        place: { page: 2 },
        types: ["name", "health"],
        duplicates: 0,
      },
      {
        path: "Parking/permits-2009.csv",
        place: { table: "", row: 88, column: "ni_number" },
        types: ["nino", "bank-account"],
        duplicates: 1,
      },
    ],
    reasons: ["Same National Insurance number in 3 places", "Same name and date of birth in 2 places"],
    noticeId: null,
    noticeChannel: null,
    holdReasons: [],
  };
}

export function noticeFor(person: PersonDetail, n: number, state?: NoticeState): NoticeDetail {
  const channel: Channel = n % 3 === 0 ? "letter" : "email";
  const held = person.flags.length > 0;
  return {
    id: noticeId(n),
    incident: incidentId,
    authority: northmere,
    person: person.id,
    band: person.severity.band,
    state: state ?? (held ? "held" : "drafted"),
    channel: held ? null : channel,
    holdReasons: person.flags,
    personReference: person.reference,
    personName: person.name,
    words: {
      subject: "Your information was taken from Northmere Council",
      blocks: [
        { kind: "paragraph", text: `Dear ${person.name},` },
        {
          kind: "paragraph",
          text: "On 21 November 2026 someone copied files from our computers. Some of them were about you.",
        },
        { kind: "heading", text: "What was taken" },
        { kind: "list", items: ["your name and address", "your bank account number"] },
        { kind: "heading", text: "What you can do" },
        {
          kind: "list",
          items: ["Call your bank on 159.", "Be wary of calls, texts and emails that you did not expect."],
        },
        { kind: "paragraph", text: "We are sorry that this happened." },
      ],
      short:
        "Northmere Council: files with your bank details were taken from us. Call your bank on 159. More: https://northmere.example/incident",
    },
    destination: held
      ? null
      : channel === "email"
        ? `person${n}@mail.example`
        : "Flat 2, 14 Larkspur Mews, Northmere, NM1 2AB",
    reaches: [
      { ordinal: 0, channel: "email", value: `person${n}@mail.example`, shared: false },
      { ordinal: 1, channel: "letter", value: "Flat 2, 14 Larkspur Mews, Northmere, NM1 2AB", shared: true },
    ],
    approvedByName: null,
    approvedAt: null,
    exercise: false,
    attempts: [],
  };
}
