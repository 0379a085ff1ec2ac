/** States, bands, phases and reasons in words, each with the colour of its tag. Words carry the meaning, never colour alone. */

import type { ServiceStatus } from "../../domain/bodies/service.ts";
import type { HoldingState } from "../../domain/documents/holding.ts";
import type { Confidence, Phase } from "../../domain/incident/incident.ts";
import {
  type Channel,
  type CoreReason,
  coreReasons,
  type HoldReason,
  isCoreReason,
  type NoticeState,
} from "../../domain/notices/notice.ts";
import type { PersonFlag } from "../../domain/people/mention.ts";
import type { PersonRole, SeverityBand } from "../../domain/people/person.ts";

export type Tag = { readonly text: string; readonly colour: string };

const tag = (text: string, colour: string): Tag => ({ text, colour });

export const bands: readonly SeverityBand[] = ["very-high", "high", "medium", "low"];
export const bandTags: Readonly<Record<SeverityBand, Tag>> = {
  "very-high": tag("Very high", "red"),
  high: tag("High", "orange"),
  medium: tag("Medium", "yellow"),
  low: tag("Low", "grey"),
};

export const phaseTags: Readonly<Record<Phase, Tag>> = {
  suspected: tag("Suspected", "yellow"),
  confirmed: tag("Confirmed", "red"),
  contained: tag("Contained", "blue"),
  concluded: tag("Concluded", "green"),
  "near-miss": tag("Near miss", "grey"),
};

export const holdingTags: Readonly<Record<HoldingState, Tag>> = {
  waiting: tag("Waiting to be read", "grey"),
  reading: tag("Reading files", "blue"),
  linking: tag("Finding people", "blue"),
  registering: tag("Recording people", "blue"),
  reviewed: tag("Reviewed", "green"),
  failed: tag("Stopped", "red"),
};

export const noticeStates: readonly NoticeState[] = [
  "held",
  "drafted",
  "approved",
  "sending",
  "sent",
  "failed",
  "withdrawn",
];
export const noticeTags: Readonly<Record<NoticeState, Tag>> = {
  held: tag("Held", "orange"),
  drafted: tag("Drafted", "blue"),
  approved: tag("Approved", "purple"),
  sending: tag("Sending", "teal"),
  sent: tag("Sent", "green"),
  failed: tag("Failed", "red"),
  withdrawn: tag("Withdrawn", "grey"),
};

export const channelWords: Readonly<Record<Channel, string>> = {
  email: "Email",
  letter: "Letter",
  text: "Text message",
};

export const holdWords: Readonly<Record<CoreReason, string>> = {
  "at-risk": "At risk: where they live must not become known",
  "must-not-know": "Somebody who may see what is sent must not know",
  child: "A child",
  deceased: "Said to have died",
  moved: "May have moved: a newer address was seen",
  "no-contact": "No email, phone or address was found",
  "no-fixed-abode": "No fixed abode",
  "several-contacts": "More than one email address or number, and no certain home",
  "shared-contact": "The contact is shared with other people",
  "uncertain-match": "Not certain that all of this is about one person",
  staff: "Works for the authority",
  "name-looks-wrong": "What was read as their name does not look like one",
  "uncertain-flag": "A flag may be meant for them, or for somebody of the same name",
};
export const holdReasons = [...coreReasons, "suppressed", "partner"] as const satisfies readonly HoldReason[];

/** A rule of the body's own bears its name in its key. */
export function holdWordsOf(reason: HoldReason): string {
  if (isCoreReason(reason)) return holdWords[reason];
  if (reason === "partner") return "Another authority tells them, by agreement";
  if (reason === "suppressed") return "Must not be written to: they asked so, or something came back";
  return `A rule of your own: ${reason.replace(/^local-/, "").replaceAll("-", " ")}`;
}

export const flagTags: Readonly<Record<PersonFlag, Tag>> = {
  "at-risk": tag("At risk", "red"),
  child: tag("Child", "purple"),
  deceased: tag("Deceased", "grey"),
  "no-fixed-abode": tag("No fixed abode", "blue"),
  "must-not-know": tag("Somebody must not know", "red"),
  moved: tag("Moved", "yellow"),
  staff: tag("Works here", "blue"),
};
export const uncertainTag = tag("Uncertain match", "yellow");
/** Of somebody who has been told already. */
export const moreFoundTag = tag("More found since", "orange");

export const roleWords: Readonly<Record<PersonRole, string>> = {
  subject: "Resident or customer",
  staff: "Member of staff",
};

export const serviceTags: Readonly<Record<ServiceStatus, Tag>> = {
  running: tag("Running", "green"),
  disrupted: tag("Disrupted", "yellow"),
  suspended: tag("Suspended", "red"),
  essential: tag("Emergencies only", "orange"),
};

export const confidenceWords: Readonly<Record<Confidence, string>> = {
  believed: "Believed",
  likely: "Likely",
  confirmed: "Confirmed",
};
