/** A made-up incident in full swing. */

import type { Holding } from "../../domain/documents/holding.ts";
import type { RequestId } from "../../domain/ids.ts";
import { type Incident, reportDueAt } from "../../domain/incident/incident.ts";
import type { NoticeState } from "../../domain/notices/notice.ts";
import { plainStatement } from "../../respond/testing/made-up.ts";
import { madeUpRequest } from "./fake-requests.ts";
import { noticeFor, personMadeUp } from "./made-up-people.ts";
import {
  easthaven,
  emptyWorld,
  holdingId,
  incidentId,
  lead,
  northmere,
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
  world.requests = [
    madeUpRequest({ id: "request-1" as RequestId, deed: { verb: "notice.send", incident: incidentId } }),
  ];
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
  const serviceDefaults = { key: "service", group: "", rank: 0, expectedDay: null, channels: [] };
  world.services = [
    {
      id: serviceId(1),
      authority: northmere,
      name: "My Account",
      status: "suspended",
      ...serviceDefaults,
      note: "Call us to pay or to report.",
      expected: "At least two weeks",
      since,
    },
    {
      id: serviceId(2),
      authority: northmere,
      name: "Bin collections",
      status: "running",
      ...serviceDefaults,
      note: "",
      expected: "",
      since,
    },
    {
      id: serviceId(3),
      authority: easthaven,
      name: "Planning applications",
      status: "disrupted",
      ...serviceDefaults,
      note: "Decisions are late.",
      expected: "",
      since,
    },
    {
      id: serviceId(4),
      authority: westbourne,
      name: "Adult social care",
      status: "essential",
      ...serviceDefaults,
      note: "Emergencies only, by phone.",
      expected: "Not known",
      since,
    },
  ];
  world.statements = [
    {
      incident: incidentId,
      number: 1,
      title: "We are dealing with a cyber incident",
      body: "Someone got into our computers.\n\nWhat you can do:\n- be wary of calls\n- check your bank",
      ...plainStatement,
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
      ...plainStatement,
      state: "approved",
      authorName: lead.name,
      writtenAt: since,
      publishedAt: null,
    },
  ];
  world.ledger = Array.from({ length: 64 }, (_, index) => ({
    sequence: index + 1,
    written: new Date(declaredAt.getTime() + index * 600_000).toISOString(),
    verb: index === 0 ? "incident.declared" : index % 2 === 0 ? "holding.loaded" : "notices.approved",
    subject: "incident:INC-2026-0001",
    actor: index % 3 === 0 ? "system" : lead.id,
    incident: "INC-2026-0001",
    detail: { count: index, band: "high" },
    hash: String(index + 1).padStart(64, "0"),
  }));
  return world;
}
