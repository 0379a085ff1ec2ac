/**
 * A rule of the safe-contact gate, as content/gate.yaml holds it: whom it holds, in which lanes the work on them stands,
 * and in which words. The rules that come with Candour are a floor: a body adds to them, and takes none away unseen.
 */
import type { Channel, CoreReason, HoldReason } from "../notices/notice.ts";
import type { MentionType, PersonFlag } from "../people/mention.ts";
import type { PersonRole, SeverityBand } from "../people/person.ts";
import type { Lane } from "./lane.ts";

/** All that is named must be so. */
export type GateCondition = {
  readonly flag?: PersonFlag | undefined;
  readonly role?: PersonRole | undefined;
  /** match: what was taken may be about somebody else; flag: a flag may be meant for somebody else. */
  readonly uncertain?: "match" | "flag" | undefined;
  readonly name?: "looks-wrong" | undefined;
  /** By which way they would be written to: one of these. */
  readonly way?: readonly (Channel | "none")[] | undefined;
  /** doors: addresses that are not one; ways: more than one mailbox or mobile, where that would be the way. */
  readonly several?: "doors" | "ways" | undefined;
  /** A mailbox or a phone that others have too is all there is, or is not. */
  readonly shared?: boolean | undefined;
  /** What would be written to is had by at least so many others in the register. */
  readonly sharedBy?: number | undefined;
  readonly band?: readonly SeverityBand[] | undefined;
  readonly categories?: readonly MentionType[] | undefined;
  /** One of these words stands in an address. */
  readonly addressSays?: readonly string[] | undefined;
};

export type GateRule = {
  readonly key: HoldReason;
  readonly when: GateCondition;
  readonly lanes: readonly Lane[];
  readonly words: string;
  /** The law or the guidance that asks for it. */
  readonly source: string;
};

export type RemovedRule = { readonly key: CoreReason; readonly reason: string };

export type GateRules = {
  readonly rules: readonly GateRule[];
  /** Core rules that the body has switched off, which every page of the gate says. */
  readonly removed: readonly RemovedRule[];
};

/** What each core rule holds, whatever stands in a file; the order is that in which reasons are named. */
export const coreConditions: Readonly<Record<CoreReason, GateCondition>> = {
  "at-risk": { flag: "at-risk" },
  "must-not-know": { flag: "must-not-know" },
  child: { flag: "child" },
  deceased: { flag: "deceased" },
  staff: { role: "staff" },
  "uncertain-match": { uncertain: "match" },
  "uncertain-flag": { uncertain: "flag" },
  "name-looks-wrong": { name: "looks-wrong" },
  "no-fixed-abode": { flag: "no-fixed-abode", way: ["none", "letter"] },
  moved: { several: "doors", way: ["letter"] },
  "several-contacts": { several: "ways" },
  "shared-contact": { shared: true, way: ["none"] },
  "no-contact": { shared: false, way: ["none"] },
};

/** Where nobody has read a file: what resides in code, each in the strictest lane. */
export const coreRules: readonly GateRule[] = Object.entries(coreConditions).map(([key, when]) => ({
  ...{ key: key as CoreReason, when, lanes: ["two-person"], words: key, source: "" },
}));
