/**
 * What the public is told, as plain data: it goes into JSON as it is, and holds no personal data. Times are ISO 8601
 * in UTC; words are those of communications staff.
 */

import type { PublishedAuthority } from "./published-authority.ts";
import type { PublishedEmergency } from "./published-emergency.ts";
import type { PublishedIncident } from "./published-incident.ts";
import type { PublishedMaintenance, PublishedOutage } from "./published-outage.ts";
import type { PublishedPoint } from "./published-point.ts";
import type { PublishedService } from "./published-service.ts";
import type { PublishedStatement } from "./published-statement.ts";

export type Publication = {
  /** "Northmere, Eastmere and Westmere councils: service updates" */
  readonly siteName: string;
  /** Where the site is on the web, "https://updates.northmere.example"; "" where that is not known. */
  readonly address: string;
  /** Nothing of it has happened: alerts say so. */
  readonly practice?: boolean;
  readonly updatedAt: string;
  readonly authorities: readonly PublishedAuthority[];
  readonly services: readonly PublishedService[];
  /** Those that go on, then those that ended in the last 90 days; newest first. */
  readonly outages: readonly PublishedOutage[];
  /** In order of time. */
  readonly maintenance: readonly PublishedMaintenance[];
  /** Newest first. */
  readonly incidents: readonly PublishedIncident[];
  /** Of all incidents, newest first. */
  readonly statements: readonly PublishedStatement[];
  /** Of all incidents: what we know first, then what we believe, then what we do not know yet. */
  readonly points: readonly PublishedPoint[];
  /** Those that stand and those of before, newest first. Only where they lie over it: nothing that is published has them. */
  readonly emergencies?: readonly PublishedEmergency[];
};
