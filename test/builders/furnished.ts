/** A record with three authorities, two incidents, and people, documents and notices of each authority in one of them. */

import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import type { AuthorityId } from "../../src/domain/ids.ts";
import type { Incident } from "../../src/domain/incident/incident.ts";
import type { Staff } from "../../src/domain/staff/staff.ts";
import { openPrintChannel } from "../../src/main/channels/open-print-channel.ts";
import { readContent } from "../../src/main/content/read-content.ts";
import { readLater } from "../../src/main/content/read-later.ts";
import { readPublicNotice } from "../../src/main/content/read-public-notice.ts";
import { openBriefingDesk } from "../../src/respond/briefings/open-briefing-desk.ts";
import type { BriefingAnswer, BriefingDeskPorts } from "../../src/respond/briefings/ports.ts";
import type { By } from "../../src/respond/change-by.ts";
import { openTellingDesk } from "../../src/respond/contacts/open-telling-desk.ts";
import type { Carrier } from "../../src/respond/courier.ts";
import type { Desk } from "../../src/respond/desk/desk.ts";
import { guardDesk } from "../../src/respond/desk/guard-desk.ts";
import type { DeskPorts, OpenDesk } from "../../src/respond/desk/open-desk.ts";
import { openNoticeDesk } from "../../src/respond/notices/open-notice-desk.ts";
import type { PrintPorts } from "../../src/respond/print/hand-batch.ts";
import { deletion } from "../../src/respond/retention/deletion.ts";
import { openRequestDesk, type RequestDeskPorts } from "../../src/respond/second/open-request-desk.ts";
import { madeUpDocument, madeUpPerson, personNumber } from "../../src/respond/testing/made-up.ts";
import type { KeyRing } from "../../src/seal/key-ring.ts";
import type { AccessPools } from "../../src/store/access-pools.ts";
import { noticesOfPeople, openNoticeStore } from "../../src/store/notices/open-notice-store.ts";
import { openPrintStore } from "../../src/store/print/open-print-store.ts";
import { openRequestStore } from "../../src/store/requests/open-request-store.ts";
import { openShowingStore } from "../../src/store/requests/open-showing-store.ts";
import { storesByAccess } from "../../src/store/stores-by-access.ts";
import { openWordingStores } from "../../src/store/wording/open-wording-stores.ts";
import { type FakeWorld, must, passphrase, staffedDesk } from "../desk.ts";
import { briefingPortsOf } from "./briefing-ports.ts";
import { everybodyIsTold, noticePortsOf } from "./notice-ports.ts";

export type Furnished = {
  readonly sql: Sql;
  readonly ring: KeyRing;
  readonly pools: AccessPools;
  readonly north: AuthorityId;
  readonly south: AuthorityId;
  /** In no incident but the other. */
  readonly east: AuthorityId;
  readonly incident: Incident;
  /** At north and east: south is not in it. */
  readonly other: Incident;
  readonly lead: Staff;
  readonly partner: Staff;
  readonly desk: Desk & OpenDesk;
  /** Of the lead's authority: may say yes to what the lead asks for. */
  readonly dpo: Staff;
  /** Holdings whose readings and messages whose files were taken away. */
  readonly removed: string[];
  review(): Promise<void>;
  now(): Date;
  readonly world: FakeWorld;
  /** By its secret, what stands behind each link of a briefing. */
  readonly shown: ReadonlyMap<string, BriefingAnswer>;
  readonly briefingPorts: BriefingDeskPorts;
  /** Letters for a printer: their carrier, and where its batches lie. */
  readonly printing: { readonly carrier: Carrier; readonly folder: string; readonly ports: PrintPorts };
};

/** Another review of the holding, which finds everybody again. */
export async function backToFront(made: Furnished): Promise<void> {
  await made.review();
}

const bands = ["very-high", "high", "medium", "low"] as const;

export async function furnishedRecord(
  settings: { readonly reads?: true; readonly ports?: Partial<DeskPorts> } = {},
): Promise<Furnished> {
  const made = await staffedDesk({ notices: noticesOfPeople, ...settings });
  const { record, world, ring, lead, partner, north, south, incident, portsOf } = made;
  const contact = { phone: "020 7946 0000", email: "dpo@body.example", web: "", address: [] };
  const east = must(
    await made.desk.addAuthority("system", { key: "eastholm", name: "Eastholm Council", contact }),
  ).id;
  for (const id of [north, south]) must(await made.desk.changeContact("system", id, contact));
  const other = must(
    await made.desk.declareIncident("system", {
      title: "Another incident",
      summary: "Another store was copied.",
      origin: east,
      phase: "confirmed",
      awareAt: null,
      involved: [north, east],
      believed: { what: "files", fromYear: null, toYear: null, confidence: "believed" },
    }),
  );
  const folder = mkdtempSync(join(tmpdir(), "candour-furnished-"));
  world.people = [
    madeUpPerson({ sources: [{ path: "north/a.txt", place: { line: 1 }, types: ["name"] }] }),
    ...[2, 3, 4].map((n) =>
      personNumber(n, { sources: [{ path: "south/b.txt", place: { line: n }, types: ["name"] }] }),
    ),
  ];
  world.documents = ["north/a.txt", "south/b.txt"].map((path) => madeUpDocument({ path, type: "txt" }));
  const noticeStores = storesByAccess(record.pools, (pool) => openNoticeStore(pool, ring));
  const printStores = storesByAccess(record.pools, (pool) => openPrintStore(pool, ring));
  const printFolder = mkdtempSync(join(tmpdir(), "candour-print-"));
  const print = openPrintChannel(record.sql, ring, { folder: printFolder, now: () => world.now });
  const noticePorts = (by: By) =>
    noticePortsOf({
      ...portsOf(by),
      notices: noticeStores(by),
      printing: printStores(by),
      ...print.desk,
      content: () => readContent("/nowhere"),
      ...wordingStores(by),
      letterPages: async () => 3,
      laterContent: () => readLater("/nowhere"),
      publicNoticeTemplate: () => readPublicNotice("/nowhere"),
      decided: { of: async () => [everybodyIsTold] },
    });
  const requestStores = storesByAccess(record.pools, openRequestStore);
  const showingStores = storesByAccess(record.pools, (pool) => openShowingStore(pool, ring));
  const wordingStores = storesByAccess(record.pools, (pool) => openWordingStores(pool, ring));
  const removed: string[] = [];
  const remove = async (what: string) => void removed.push(what);
  const ports = { ...portsOf("system"), removeReadings: remove, removeMessage: remove };
  const requestPorts = (by: By): RequestDeskPorts => ({
    deletion: deletion(ports),
    ...portsOf(by),
    notices: noticeStores(by),
    requests: requestStores(by),
    showing: showingStores(by),
  });
  const shown = new Map<string, BriefingAnswer>();
  const briefingPorts = (by: By) => briefingPortsOf(noticePorts(by), shown);
  const desk = guardDesk(
    {
      ...made.desk,
      ...openNoticeDesk(noticePorts),
      ...openTellingDesk((by) => ({ ...noticePorts(by), decided: portsOf(by).decided })),
      ...openBriefingDesk(briefingPorts),
      ...openRequestDesk(requestPorts),
    },
    portsOf("system").incidents.byId,
  );
  for (const prefix of ["north", "south"]) mkdirSync(join(folder, prefix));
  const controllers = [
    { prefix: "north", authority: north },
    { prefix: "south", authority: south },
  ];
  const form = { incident: incident.id, name: "Copy", folder, controllers, defaultController: north };
  const holding = must(await made.desk.loadHolding("system", form));
  const review = async () => void must(await made.desk.reviewHolding("system", holding.id));
  await review();
  for (const authority of [north, south])
    await desk.draftNotices("system", incident.id, { authority, bands });
  const email = "dpo@northmere.example";
  const dpo = must(
    await made.desk.addStaff("system", { name: "Dee Dpo", email, role: "dpo", authority: north, passphrase }),
  );
  await reported({ desk, incident, dpo, lead, now: world.now });
  return {
    dpo,
    now: () => world.now,
    removed,
    review,
    sql: record.sql,
    ring,
    pools: record.pools,
    north,
    south,
    east,
    incident,
    other,
    lead,
    partner,
    desk,
    world,
    shown,
    briefingPorts: briefingPorts("system"),
    printing: {
      carrier: print.carrier,
      folder: printFolder,
      ports: { ...print.desk, printing: printStores("system"), now: () => world.now },
    },
  };
}

/** A decision and a report that was sent, of the lead's authority. */
async function reported({
  desk,
  incident,
  dpo,
  lead,
  now,
}: Pick<Furnished, "desk" | "incident" | "dpo" | "lead"> & { readonly now: Date }): Promise<void> {
  const text = { question: "Which systems first?", options: "All, or one", decided: "One", reasons: "Safer" };
  const decision = { kind: "general", text, decidedAt: now, supersedes: null, sure: false } as const;
  must(await desk.makeDecision(lead, incident.id, decision));
  const typed = { consequences: "Fraud" };
  must(await desk.writeReportSection(dpo, incident.id, "effects", { typed, version: 0, sure: false }));
  const { fingerprint } = await desk.report(dpo, incident.id);
  const form = {
    kind: "initial",
    way: "email",
    caseReference: "",
    sentAt: now,
    fingerprint,
    after: 0,
  } as const;
  must(await desk.signReport(dpo, incident.id, { ...form, confirmedAt: now }));
}
