/** What the briefings' use cases need. */
import type { BriefingTemplate } from "../../domain/briefings/template.ts";
import type { IncidentId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { NoticeWords } from "../../domain/notices/notice.ts";
import type { CarryPorts } from "../delivery/deliver-queue.ts";
import type { IncidentStore } from "../ports.ts";
import type { BriefingStore } from "./briefing-store.ts";

export type BriefingPorts = {
  readonly briefings: BriefingStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  now(): Date;
};

/** What stands behind the link of one recipient. */
export type BriefingAnswer = {
  readonly reference: string;
  readonly version: number;
  readonly from: string;
  readonly title: string;
  readonly blocks: NoticeWords["blocks"];
  readonly acknowledgedAt: string | null;
};

/** Null where the public site has no address that anybody could open. */
export function linkOf(door: Pick<BriefingDoor, "address">, secret: string): string | null {
  const address = door.address();
  return address === "" ? null : new URL(`/briefings/${secret}`, address).href;
}

/** The public site's half: pages that only their secret opens, and what was pressed there. */
export type BriefingDoor = {
  /** Where the public site is, as far as anybody has said; "" where that is not known. */
  address(): string;
  /** Written whole, over what stood there; once more does no harm. */
  show(secret: string, answer: BriefingAnswer, endsAt: Date): Promise<void>;
};

export type BriefingDeskPorts = BriefingPorts &
  CarryPorts & {
    readonly briefingDoor: BriefingDoor;
    briefingTemplates(): Promise<readonly BriefingTemplate[]>;
  };

export function isInvolved({ involved }: Incident, authority: string): boolean {
  return involved.some((one) => one.authority === authority);
}

export type Of = { readonly incident: IncidentId; readonly number: number };
