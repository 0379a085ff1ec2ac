/** The part of the desk about news to subscribers: how many there are and how far messages have come, never who. */

import type { Outcome } from "../../../domain/outcome.ts";
import type { ReasonsProblem } from "../../../domain/reasons.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { NewsOverview } from "../../../domain/subscriptions/counts.ts";
import type { AskedHow, SenderFields, SenderProblem } from "../../../domain/subscriptions/sender.ts";
import type { ChangedMeanwhile, FromVersion } from "../../../domain/version.ts";

export type NewsDesk = {
  news(reader: Staff): Promise<NewsOverview>;
  pauseNews(by: Staff, reason: string): Promise<Outcome<null, ReasonsProblem | NewsStands>>;
  resumeNews(by: Staff): Promise<Outcome<null, NewsStands>>;
  /** The same whether the address was known or not: a list of who follows a breach says something of each. */
  endNewsFor(
    by: Staff,
    form: { readonly email: string; readonly how: AskedHow | undefined },
  ): Promise<Outcome<null, { readonly kind: "email-malformed" | "news-how-missing" }>>;
  newsSender(reader: Staff): Promise<NewsSender>;
  setNewsSender(
    by: Staff,
    sender: SenderFields,
    version: FromVersion,
  ): Promise<Outcome<null, SenderProblem | ChangedMeanwhile>>;
};

/** It rests already, or runs already: who did that, where it rests. */
export type NewsStands = {
  readonly kind: "news-paused" | "news-runs";
  readonly by?: string;
  readonly at?: Date;
};

/** `otherwise`: who speaks where nobody has said; null where nothing can be sent. */
export type NewsSender = {
  readonly set: SenderFields | null;
  readonly otherwise: SenderFields | null;
  readonly version: number;
};
