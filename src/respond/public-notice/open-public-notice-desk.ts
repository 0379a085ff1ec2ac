/** Binds what tells people by a public notice to its ports: who is judged and who is told is read past what one role sees. */
import type { By } from "../change-by.ts";
import type { PublicNoticeDesk } from "../desk/people/public-notice-desk.ts";
import {
  accountPublicly,
  draftPublicNotice,
  type PublicNoticePorts,
  readPublicNotices,
} from "./tell-publicly.ts";

export type { PublicNoticePorts };

export function openPublicNoticeDesk(portsOf: (by: By) => PublicNoticePorts): PublicNoticeDesk {
  const own = portsOf("system");
  return {
    publicNotices: (reader, incident) => readPublicNotices(own, reader, incident),
    draftPublicNotice: (by, incident) => draftPublicNotice(own, by, incident),
    accountPublicly: (by, incident, statement) => accountPublicly(own, by, incident, statement),
  };
}
