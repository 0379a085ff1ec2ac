/** A service as the public sees it: how it runs, since when, and what to do instead. */
import type { ServiceStatus } from "../bodies/service.ts";

export type PublishedService = {
  readonly authority: string;
  readonly name: string;
  readonly status: ServiceStatus;
  readonly note: string;
  /** In words, "at least two weeks"; "" where unknown. */
  readonly expectedReturn: string;
  readonly since: string;
};
