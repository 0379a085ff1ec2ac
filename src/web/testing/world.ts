/** A made-up world for tests of the pages: three boroughs, one incident. Nobody in it exists. */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { Service } from "../../domain/bodies/service.ts";
import type { Holding } from "../../domain/documents/holding.ts";
import type {
  AuthorityId,
  HoldingId,
  IncidentId,
  NoticeId,
  PersonId,
  ServiceId,
  StaffId,
  TaskId,
} from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { Entry } from "../../domain/ledger/entry.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Task } from "../../domain/staff/task.ts";
import type { UnreadDocument } from "../../respond/desk/desk.ts";
import type { Needs } from "../../respond/desk/house/account-desk.ts";
import type { OddLine, ReadLine } from "../../respond/desk/house/reading-desk.ts";
import type { Decider, RequestDetail } from "../../respond/desk/house/request-desk.ts";
import type { Witnesses } from "../../respond/desk/house/witness-desk.ts";
import type { DeliveryHalt, NoticeDetail } from "../../respond/desk/people/notice-desk.ts";
import type { PersonDetail } from "../../respond/desk/people/people-reading.ts";
import type { Retention } from "../../respond/desk/people/retention-desk.ts";
import type { ShareLine } from "../../respond/desk/people/sharing-desk.ts";

export type World = {
  now: Date;
  needsSetUp: boolean;
  authorities: Authority[];
  staff: Staff[];
  sessions: Map<string, Staff>;
  halves: Map<string, { readonly staff: Staff; readonly needs: Needs }>;
  /** When somebody last proved who they are; null: just now. */
  confirmedAt: Date | null;
  services: Service[];
  incidents: Incident[];
  holdings: Holding[];
  unread: UnreadDocument[];
  unreadOfOthers: number;
  people: PersonDetail[];
  hiddenPeople: number;
  notices: NoticeDetail[];
  halt: DeliveryHalt | null;
  statements: Statement[];
  requests: RequestDetail[];
  /** Why whoever is signed in reads; null: nobody said so yet. */
  task: Task | null;
  reads: ReadLine[];
  odd: OddLine[];
  /** Who could say yes to what is asked for. */
  deciders: readonly Decider[];
  ledger: Entry[];
  /** Null: nothing is kept yet. */
  retention: Retention | null;
  witnesses: Witnesses;
  shares: ShareLine[];
  /** What the desk was asked to change, in order. */
  asked: { what: string; with: unknown }[];
  /** Thrown by every reading, as when the record is down. */
  broken: Error | null;
};

export const northmere = "northmere" as AuthorityId;
export const easthaven = "easthaven" as AuthorityId;
export const westbourne = "westbourne" as AuthorityId;
export const incidentId = "incident-1" as IncidentId;
export const holdingId = "holding-1" as HoldingId;
export const personId = (n: number) => `person-${n}` as PersonId;
export const noticeId = (n: number) => `notice-${n}` as NoticeId;
export const serviceId = (n: number) => `service-${n}` as ServiceId;

export const lead: Staff = {
  id: "staff-1" as StaffId,
  name: "Ngozi Pryce",
  email: "ngozi.pryce@northmere.example",
  role: "lead",
  authority: northmere,
  incidents: null,
};
export const passphrase = "seven quiet otters";

export function emptyWorld(): World {
  return {
    now: new Date("2026-11-25T10:05:00Z"),
    needsSetUp: false,
    authorities: [
      authority(northmere, "Northmere Council"),
      authority(easthaven, "Easthaven Borough Council"),
      authority(westbourne, "Royal Borough of Westbourne and St Chad"),
    ],
    staff: [lead],
    sessions: new Map(),
    halves: new Map(),
    confirmedAt: null,
    services: [],
    incidents: [],
    holdings: [],
    unread: [],
    unreadOfOthers: 0,
    people: [],
    hiddenPeople: 0,
    notices: [],
    halt: null,
    statements: [],
    requests: [],
    task: {
      ...{ id: "task-0" as TaskId, staff: lead.id, authority: northmere, why: "caller", words: "" },
      ...{ reference: "CALL-1204", startedAt: new Date("2026-11-25T09:00:00Z") },
      endsAt: new Date("2026-11-25T13:00:00Z"),
    },
    reads: [],
    odd: [],
    deciders: [{ id: "staff-2" as StaffId, name: "Tomasz Bell", role: "dpo" }],
    ledger: [],
    retention: null,
    witnesses: {
      own: { origin: "candour/made-up", size: 64, verifier: "candour/made-up+1a2b3c4d+AbCd" },
      ...{ witnesses: [], watched: [], forks: [] },
    },
    shares: [],
    asked: [],
    broken: null,
  };
}

function authority(id: AuthorityId, name: string): Authority {
  return {
    id,
    key: id,
    name,
    contact: {
      phone: "020 7946 0000",
      email: `help@${id}.example`,
      web: `https://${id}.example`,
      address: ["Town Hall", "1 High Street"],
    },
  };
}
