/** Made-up people, their notices, and an incident in full swing. */
import type { Holding } from "../../domain/holding.ts";
import { type Incident, reportDueAt } from "../../domain/incident.ts";
import type { MentionType, PersonFlag } from "../../domain/mention.ts";
import type { Channel, NoticeState } from "../../domain/notice.ts";
import type { SeverityBand } from "../../domain/person.ts";
import type { NoticeDetail } from "../../respond/notice-desk.ts";
import type { PersonDetail } from "../../respond/people-reading.ts";
import {
  easthaven,
  emptyWorld,
  holdingId,
  incidentId,
  lead,
  northmere,
  noticeId,
  personId,
  serviceId,
  type World,
  westbourne,
} from "./world.ts";

const declaredAt = new Date("2026-11-23T02:05:00Z");

export function incidentMadeUp(): Incident {
  const aware = new Date("2026-11-23T09:40:00Z");
  return {
    id: incidentId,
    reference: "INC-2026-0001",
    title: "Files copied from the shared archive",
    phase: "confirmed",
    origin: northmere,
    summary:
      "Someone got into the file servers that the three councils share and copied part of the archive.",
    declaredAt,
    believed: {
      what: "Historical archive of parking, housing and council tax",
      fromYear: 2006,
      toYear: 2020,
      confidence: "believed",
    },
    involved: [
      { authority: northmere, awareAt: aware, reportDueAt: reportDueAt(aware) },
      {
        authority: easthaven,
        awareAt: new Date("2026-11-22T08:00:00Z"),
        reportDueAt: new Date("2026-11-25T08:00:00Z"),
      },
      { authority: westbourne, awareAt: null, reportDueAt: null },
    ],
  };
}

export function holdingMadeUp(change: Partial<Holding> = {}): Holding {
  return {
    id: holdingId,
    incident: incidentId,
    name: "Archive server, copy of 21 November",
    folder: "/media/evidence/archive-server",
    state: "reviewed",
    problem: null,
    progress: {
      filesDone: 104_211,
      filesKnown: 104_211,
      bytesDone: 61_200_000_000,
      mentions: 2_450_112,
      unreadable: 1_204,
    },
    controllers: [
      { prefix: "Parking", authority: northmere },
      { prefix: "Housing/Easthaven", authority: easthaven },
    ],
    defaultController: northmere,
    outcomes: {
      readable: 102_800,
      encrypted: 140,
      corrupt: 61,
      empty: 207,
      "needs-ocr": 804,
      unsupported: 199,
    },
    people: 48_120,
    earliest: "2004-02-11",
    latest: "2021-08-30",
    loadedAt: new Date("2026-11-24T08:00:00Z"),
    reviewedAt: new Date("2026-11-24T11:30:00Z"),
    ...change,
  };
}

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
    approvedByName: null,
    approvedAt: null,
    exercise: false,
    attempts: [],
  };
}

/** An incident in full swing: 60 people, their notices, two statements, five services. */
export function busyWorld(): World {
  const world = emptyWorld();
  world.incidents.push(incidentMadeUp());
  world.holdings.push(
    holdingMadeUp(),
    holdingMadeUp({
      id: "holding-2" as Holding["id"],
      name: "Mail server",
      state: "reading",
      reviewedAt: null,
      people: 0,
      outcomes: {},
      progress: {
        filesDone: 41_300,
        filesKnown: 100_000,
        bytesDone: 9_100_000_000,
        mentions: 810_000,
        unreadable: 77,
      },
    }),
  );
  world.people = Array.from({ length: 60 }, (_, index) => personMadeUp(index + 1));
  world.hiddenPeople = 12_044;
  const states: readonly NoticeState[] = ["drafted", "drafted", "approved", "sent", "failed", "withdrawn"];
  world.notices = world.people
    .slice(0, 40)
    .map((person, index) =>
      noticeFor(person, index + 1, person.flags.length > 0 ? "held" : states[index % states.length]!),
    );
  world.people = world.people.map((person, index) => {
    const notice = world.notices[index];
    return notice === undefined
      ? person
      : {
          ...person,
          notice: notice.state,
          noticeId: notice.id,
          noticeChannel: notice.channel,
          holdReasons: notice.holdReasons,
        };
  });
  world.unread = Array.from({ length: 120 }, (_, index) => ({
    path: `Housing/Repairs ${index}/scan.zip!/page-${index}.tiff`,
    type: index % 2 === 0 ? "tiff" : "pdf",
    outcome: index % 2 === 0 ? "needs-ocr" : "encrypted",
    partial: false,
    reason:
      index % 2 === 0
        ? "A picture without text; reading pictures was off"
        : "Locked with a password that is not known",
  }));
  const since = new Date("2026-11-24T07:30:00Z");
  world.services = [
    {
      id: serviceId(1),
      authority: northmere,
      name: "My Account",
      status: "suspended",
      note: "Call us to pay or to report.",
      expected: "At least two weeks",
      since,
    },
    {
      id: serviceId(2),
      authority: northmere,
      name: "Bin collections",
      status: "running",
      note: "",
      expected: "",
      since,
    },
    {
      id: serviceId(3),
      authority: easthaven,
      name: "Planning applications",
      status: "disrupted",
      note: "Decisions are late.",
      expected: "",
      since,
    },
    {
      id: serviceId(4),
      authority: westbourne,
      name: "Adult social care",
      status: "essential",
      note: "Emergencies only, by phone.",
      expected: "Not known",
      since,
    },
  ];
  world.hours = [
    {
      authority: northmere,
      day: "2026-11-28",
      opens: "10:00",
      closes: "16:00",
      place: "Customer Service Centre, Town Hall",
      note: "Emergencies only",
    },
  ];
  world.statements = [
    {
      incident: incidentId,
      number: 1,
      title: "We are dealing with a cyber incident",
      body: "Someone got into our computers.\n\nWhat you can do:\n- be wary of calls\n- check your bank",
      state: "published",
      authorName: lead.name,
      writtenAt: since,
      publishedAt: since,
    },
    {
      incident: incidentId,
      number: 2,
      title: "Some files were copied",
      body: "We now know that some files were copied.",
      state: "draft",
      authorName: lead.name,
      writtenAt: since,
      publishedAt: null,
    },
  ];
  world.ledger = Array.from({ length: 64 }, (_, index) => ({
    sequence: index + 1,
    at: new Date(declaredAt.getTime() + index * 600_000).toISOString(),
    verb: index === 0 ? "incident.declared" : index % 2 === 0 ? "holding.loaded" : "notices.approved",
    subject: "incident:INC-2026-0001",
    actor: index % 3 === 0 ? "system" : lead.id,
    incident: "INC-2026-0001",
    detail: { count: index, band: "high" },
    previous: String(index).padStart(64, "0"),
    hash: String(index + 1).padStart(64, "0"),
  }));
  return world;
}
