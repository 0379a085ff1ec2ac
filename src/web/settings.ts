/** What the composition root gives the staff app. */
import type { Desk } from "../respond/desk.ts";

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
  readonly log?: (line: string) => void;
};
