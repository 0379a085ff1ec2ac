/** Who reads, as far as the page is another for it. */
import type { AuthorityId } from "../../../domain/ids.ts";

export type Reader = {
  readonly names: ReadonlyMap<AuthorityId, string>;
  readonly own: AuthorityId;
  readonly mayRead: boolean;
  readonly mayNotices: boolean;
};
