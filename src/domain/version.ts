/**
 * No lost update: what several people may edit has a version, one more with each writing. Whoever edits says which
 * version they began from; where another stands there now, nothing is written, and they are told whose it is.
 */
import type {
  AuthorityId,
  HoldingId,
  IncidentId,
  MaintenanceId,
  OutageId,
  PersonId,
  PlaceId,
  ServiceId,
} from "./ids.ts";
import type { SubjectName } from "./translations/subject.ts";

/** Somebody else wrote meanwhile: who, and when. */
export type ChangedMeanwhile = {
  readonly kind: "changed-meanwhile";
  readonly by: string;
  readonly at: Date;
};

export function changedMeanwhile(by: string, at: Date): ChangedMeanwhile {
  return { kind: "changed-meanwhile", by, at };
}

/** What is edited by forms that were there before versions were: each has one of its own. */
export type Edited =
  | { readonly kind: "service"; readonly service: ServiceId; readonly authority: AuthorityId }
  | { readonly kind: "contact"; readonly authority: AuthorityId }
  | { readonly kind: "colour"; readonly authority: AuthorityId }
  | { readonly kind: "place"; readonly place: PlaceId; readonly authority: AuthorityId }
  | { readonly kind: "maintenance"; readonly maintenance: MaintenanceId; readonly authority: AuthorityId }
  | { readonly kind: "outage"; readonly outage: OutageId; readonly authority: AuthorityId }
  /** What one authority says of its own in an outage. */
  | { readonly kind: "outage-part"; readonly outage: OutageId; readonly authority: AuthorityId }
  /** Who news to subscribers comes from: one of the whole record. */
  | { readonly kind: "news-sender" }
  | { readonly kind: "phase"; readonly incident: IncidentId }
  | { readonly kind: "awareness"; readonly incident: IncidentId; readonly authority: AuthorityId }
  /** Every statement is kept; this is the row of drafts, so that no two go on from one without knowing it. */
  | { readonly kind: "statements"; readonly incident: IncidentId }
  | { readonly kind: "points"; readonly incident: IncidentId }
  /** One text in one language: every translation is kept, and no two go on from one without knowing it. */
  | {
      readonly kind: "translation";
      readonly subject: SubjectName;
      readonly language: string;
      readonly authority: AuthorityId;
      readonly incident: IncidentId | null;
    }
  | { readonly kind: "rule"; readonly incident: IncidentId; readonly authority: AuthorityId }
  | {
      readonly kind: "end";
      readonly incident: IncidentId;
      readonly authority: AuthorityId;
      readonly of: HoldingId | PersonId;
    };

/** The version that somebody began from; "any": Candour's own work, which goes on from whatever stands there. */
export type FromVersion = number | "any";

/** One name for each thing that is edited. */
export function editedName(what: Edited): string {
  switch (what.kind) {
    case "service":
      return `service:${what.service}`;
    case "contact":
    case "colour":
      return `${what.kind}:${what.authority}`;
    case "place":
      return `place:${what.place}`;
    case "maintenance":
      return `maintenance:${what.maintenance}`;
    case "outage":
      return `outage:${what.outage}`;
    case "outage-part":
      return `outage-part:${what.outage}:${what.authority}`;
    case "phase":
    case "statements":
    case "points":
      return `${what.kind}:${what.incident}`;
    case "awareness":
    case "rule":
      return `${what.kind}:${what.incident}:${what.authority}`;
    case "translation":
      return `translation:${what.subject}:${what.language}`;
    case "end":
      return `end:${what.of}`;
    case "news-sender":
      return what.kind;
  }
}
