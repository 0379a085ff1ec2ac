/** What everything that Candour runs shares once it is open: the desk, and what works beside it. */
import type { KeyObject } from "node:crypto";
import type { Holding } from "../domain/documents/holding.ts";
import type { CheckWork } from "../respond/check/open-check-desk.ts";
import type { ComplaintWork } from "../respond/complaints/acknowledging.ts";
import type { Desk } from "../respond/desk/desk.ts";
import type { OpenDesk } from "../respond/desk/open-desk.ts";
import type { Changes } from "../respond/live/changes.ts";
import type { SubscriptionWork } from "../respond/subscriptions/open-subscription-work.ts";
import type { cosign } from "../store/witness/cosign.ts";
import type { Log } from "../watch/log.ts";
import type { Figures } from "../watch/metrics.ts";
import type { Checks } from "../watch/readiness.ts";
import type { NotifyChannel } from "./channels/open-notify-channel.ts";
import type { RecordHatch } from "./hatch/open-hatch.ts";
import type { Places } from "./places.ts";

export type House = {
  readonly desk: Desk & Pick<OpenDesk, "resumeReviews" | "reckonOutdated">;
  readonly workFolder: (holding: string) => string;
  /** Opens what a holding's review keeps in its work folder. */
  readonly stageKey: (holding: Pick<Holding, "id" | "incident">) => Promise<KeyObject>;
  /** For whoever watches over Candour. */
  readonly figures: () => Promise<Figures>;
  readonly checks: Checks;
  /** What pages of the staff app follow. */
  readonly changes: Changes;
  /** What GOV.UK Notify says of messages that it took: as it comes, and asked for. */
  readonly notify: Pick<NotifyChannel, "door" | "figures" | "followUp" | "followUpEveryMs">;
  /** Takes in what people sent by the public site, and clears answers past their end. */
  readonly hatch: { takeIn(): Promise<number> } & Pick<RecordHatch, "clearAnswers">;
  /** Answers residents who ask whether they are affected. */
  readonly asked: CheckWork;
  /** Tells those who complained that somebody has seen it. */
  readonly complained: ComplaintWork;
  /** Tells subscribers what is new. */
  readonly news: SubscriptionWork;
  /** Where the public site runs, once it does: for links in messages. */
  siteIsAt(url: string): void;
  /** Co-signs checkpoints of partners' ledgers that are known. */
  readonly cosign: (text: string) => ReturnType<typeof cosign>;
  close(): Promise<void>;
};

export type HouseSettings = {
  readonly places: Places;
  /** Makes the first account; its hash alone is kept. */
  readonly setUpToken: string;
  readonly log: Log;
  /** Named on the command line: opens the root key. */
  readonly keyFile?: string | undefined;
  /** Everybody is made up: the key may lie beside the data, and nobody is asked. */
  readonly exercise?: boolean;
};

/** The problem's sentence is for people as it is. */
export type HouseProblem = { readonly kind: "failed"; readonly why: string };
