/** A publication for tests: three made-up councils, one incident, two statements. */
import type { Publication } from "../../domain/publication/publication.ts";
import { service, statement } from "./published-parts.ts";

export function aPublication(changes: Partial<Publication> = {}): Publication {
  return {
    siteName: "Northmere, Eastmere and Westmere councils",
    address: "https://updates.northmere.example",
    updatedAt: "2026-11-29T17:30:00.000Z",
    authorities: [
      {
        key: "northmere",
        name: "Northmere Council",
        contact: {
          phone: "020 7946 0100",
          email: "help@northmere.example",
          web: "www.northmere.example",
          address: ["Town Hall", "1 Mere Street", "Northmere"],
        },
        colour: "#7a1f4d",
        places: [
          {
            ...{ key: "0a1b2c3d-4e5f", version: 2, name: "Customer Service Centre", phone: "020 7946 0101" },
            address: ["Town Hall", "Mere Street", "Northmere", "NM1 2AB"],
            access: "No steps. Hearing loop at the desk.",
            weekly: (["monday", "tuesday", "wednesday", "thursday", "friday"] as const).map((weekday) => ({
              ...{ weekday, opens: "09:00", closes: "17:00" },
            })),
            special: [
              {
                day: "2026-12-05",
                hours: { opens: "10:00", closes: "16:00" },
                words: "Emergencies only, in person",
              },
              { day: "2026-12-06", hours: { opens: "10:00", closes: "16:00" }, words: "" },
              { day: "2026-12-25", hours: null, words: "Bank holiday" },
            ],
            ...{ from: null, until: null },
          },
        ],
        openingHours: [
          {
            day: "2026-12-05",
            opens: "10:00",
            closes: "16:00",
            place: "Customer Service Centre, Town Hall, Mere Street",
            note: "Emergencies only, in person",
          },
          {
            day: "2026-12-06",
            opens: "10:00",
            closes: "16:00",
            place: "Customer Service Centre, Town Hall, Mere Street",
            note: "",
          },
        ],
      },
      {
        key: "eastmere",
        name: "Eastmere Council",
        contact: {
          phone: "020 7946 0200",
          email: "",
          web: "https://www.eastmere.example/updates",
          address: [],
        },
        colour: "",
        places: [],
        openingHours: [],
      },
      {
        key: "westmere",
        name: "Westmere Council",
        contact: { phone: "", email: "", web: "", address: [] },
        colour: "",
        places: [],
        openingHours: [],
      },
    ],
    services: [
      service("northmere", "Council tax", "running", "", ""),
      service(
        "northmere",
        "My Account",
        "suspended",
        "Call us instead. We will write to you if a payment is due.",
        "at least two weeks",
      ),
      service(
        "northmere",
        "Housing repairs",
        "essential",
        "We only take repairs that make a home unsafe, such as no heating or a gas smell.",
        "",
      ),
      service(
        "northmere",
        "Parking permits",
        "disrupted",
        "You can renew by phone. We are not giving fines for permits that ran out after 24 November.",
        "one week",
      ),
      service("eastmere", "Bins and recycling", "running", "", ""),
      service("eastmere", "Libraries", "running", "", ""),
    ],
    outages: [],
    maintenance: [],
    incidents: [
      {
        reference: "INC-2026-0001",
        title: "Cyber attack on shared council systems",
        phase: "confirmed",
        summary: "",
        declaredAt: "2026-11-24T09:12:00.000Z",
        authorities: ["northmere", "eastmere"],
        taken: {
          categories: [
            "names",
            "addresses",
            "dates of birth",
            "bank account details",
            "National Insurance numbers",
          ],
          what: "old files from the archive of Northmere Council",
          fromYear: 2006,
          toYear: 2020,
          certainty: "believed",
        },
        advice: [
          {
            ...{ key: "bank", order: 10, kinds: ["bank account details"] },
            title: "Check your bank account",
            paragraphs: [
              "Look at your statements now, and again each week. Tell your bank about any payment that you do not know.",
              "To reach your bank safely, call 159. It takes you straight to most banks.",
            ],
            links: [{ text: "Stop Scams UK", href: "https://stopscamsuk.org.uk/159" }],
          },
          {
            ...{ key: "wary", order: 40, kinds: [] },
            title: "Be careful with calls, emails and texts",
            paragraphs: ["We will never ask for your password or your bank details."],
            links: [],
          },
        ],
      },
    ],
    points: [
      {
        ...{ incident: "INC-2026-0001", number: 1, author: "Northmere Council", kind: "known", sure: "" },
        text: "Somebody got into systems that three councils share, and copied files from them.",
        ...{ since: "2026-11-28T17:30:00.000Z", checkedAt: "2026-11-29T09:00:00.000Z" },
        why: "We have found traces of the copying.",
        earlier: [
          {
            ...{ kind: "believed", sure: "possible", why: "", since: "2026-11-25T12:00:00.000Z" },
            text: "Files may have been copied.",
          },
        ],
      },
      {
        ...{
          incident: "INC-2026-0001",
          number: 2,
          author: "Northmere Council",
          kind: "believed",
          sure: "likely",
        },
        text: "The files are old ones, from 2006 to 2020.",
        ...{ since: "2026-11-28T17:30:00.000Z", checkedAt: "2026-11-28T17:30:00.000Z", why: "", earlier: [] },
      },
      {
        ...{
          incident: "INC-2026-0001",
          number: 3,
          author: "Northmere Council",
          kind: "not-known-yet",
          sure: "",
        },
        text: "Whose details are in the files. We are reading each of them.",
        ...{ since: "2026-11-28T17:30:00.000Z", checkedAt: "2026-11-28T17:30:00.000Z", why: "", earlier: [] },
      },
    ],
    statements: [
      statement(2, "What we know about the data that was taken", "2026-11-28T17:30:00.000Z", [
        "We now believe that some data was copied and taken away. We think that it is old data, from 2006 to 2020.",
        "We are checking whether it holds personal or financial details of people who live here, of customers and of people who use our services.",
        "What we are doing:\n- the police are looking into the attack\n- we have told the Information Commissioner\n- we are reading every file that was taken",
        "We will tell you more as soon as we can.",
      ]),
      {
        ...statement(1, "We are dealing with a cyber attack", "2026-11-24T12:05:00.000Z", [
          "This morning we found that somebody had got into systems that three councils share.",
          "We have switched some systems off to keep them safe.",
        ]),
        version: 2,
        corrected: {
          at: "2026-11-24T15:00:00.000Z",
          changed: "We first said that two councils share these systems. They are three.",
        },
        earlier: [
          {
            version: 1,
            title: "We are dealing with a cyber attack",
            paragraphs: [
              "This morning we found that somebody had got into systems that two councils share.",
              "We have switched some systems off to keep them safe.",
            ],
            publishedAt: "2026-11-24T12:05:00.000Z",
            changed: "",
          },
        ],
      },
    ],
    ...changes,
  };
}
