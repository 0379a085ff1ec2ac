/** An outage that two made-up councils have, and planned maintenance of one. */
import type { PublishedMaintenance, PublishedOutage } from "../../domain/publication/published-outage.ts";

const started = "2026-11-24T09:12:00.000Z";
const later = "2026-11-28T10:00:00.000Z";

export const anOutage: PublishedOutage = {
  ...{ key: "0b1c2d3e-4f50", title: "Signing in", origin: "northmere", status: "suspended" },
  words: "The system that signs people in is switched off while we check it.",
  ...{ expectedReturn: "", expectedDay: "2026-12-08", startedAt: started, updatedAt: later, endedAt: null },
  revisions: [
    { at: started, expected: "one week", expectedDay: null },
    { at: later, expected: "", expectedDay: "2026-12-08" },
  ],
  sayings: [
    { at: started, status: "suspended", words: "Nobody can sign in." },
    {
      ...{ at: later, status: "suspended" },
      words: "The system that signs people in is switched off while we check it.",
    },
  ],
  parts: [
    {
      ...{ authority: "northmere", joinedAt: started, services: ["my-account"] },
      words: "Payments that were due are put off until you can sign in again.",
      channels: [{ kind: "phone", value: "020 7946 0100", words: "Monday to Friday, 9am to 5pm" }],
    },
    { authority: "eastmere", joinedAt: later, services: ["libraries"], words: "", channels: [] },
  ],
};

export const anyMaintenance: PublishedMaintenance = {
  ...{ key: "1c2d3e4f-5061", authority: "northmere", services: ["council-tax"], title: "New servers" },
  ...{ words: "Pay by phone meanwhile.", state: "upcoming" },
  ...{ from: "2026-12-05T20:00:00.000Z", until: "2026-12-06T06:00:00.000Z" },
};
