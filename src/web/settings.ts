/** What the composition root gives the staff app. */
import type { Desk } from "../respond/desk/desk.ts";
import type { Changes } from "../respond/live/changes.ts";
import type { Log } from "../watch/log.ts";
import type { Metrics } from "../watch/metrics.ts";
import type { Trusts } from "../watch/proxies.ts";
import type { Checks } from "../watch/readiness.ts";
import type { Limits } from "./guard/limits.ts";
import type { StreamLimits } from "./live/streams.ts";
import type { CosignText } from "./machine/add-checkpoint.ts";
import type { ReceiptDoor } from "./machine/take-receipts.ts";

export type AppSettings = {
  readonly desk: Desk;
  readonly host: string;
  readonly now: () => Date;
  readonly setUpLink?: string;
  readonly publicSiteUrl: string | null;
  /** Names besides its address under which people reach the app, where it is not on this machine alone. */
  readonly names?: readonly string[];
  /** True where people reach the app through TLS: cookies are then for TLS only. */
  readonly secure?: boolean;
  readonly log?: Log;
  /** Web servers in front: their word on where a request comes from is believed, and nobody else's. */
  readonly trusts?: Trusts;
  readonly limits?: Limits;
  readonly metrics?: Metrics;
  /** By whom the figures may be read; null: by whoever sits at this machine. */
  readonly metricsToken?: string | null;
  /** What must be there for work to be done here. */
  readonly checks?: Checks;
  /** What pages follow; without it they have their link to look again. */
  readonly changes?: Changes;
  readonly streams?: StreamLimits;
  /** Co-signs checkpoints of partners' ledgers that are known. */
  readonly cosign?: CosignText;
  /** Takes what carriers say later of the messages that they took. */
  readonly receipts?: ReceiptDoor;
};
