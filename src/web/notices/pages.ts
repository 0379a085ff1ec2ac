/** Pages for telling people: their notices, and how far it is. */
import type { PageModule } from "../frame/visit.ts";
import { progressPages } from "../progress/pages.ts";
import { wordingPages } from "../wording/pages.ts";
import * as approveOne from "./approve/one.ts";
import * as approve from "./approve/page.ts";
import * as deliver from "./deliver/page.ts";
import * as draft from "./draft/page.ts";
import * as letter from "./letter/page.ts";
import * as notices from "./list/page.ts";
import * as notice from "./notice/page.ts";
import * as release from "./release/page.ts";
import * as resume from "./resume/page.ts";
import * as send from "./send/page.ts";
import * as unsure from "./unsure/list/page.ts";
import * as unsureMinute from "./unsure/minute/page.ts";
import { wavePages } from "./waves/pages.ts";
import * as withdraw from "./withdraw/page.ts";

export const noticePages: readonly PageModule[] = [
  ...progressPages,
  unsure,
  unsureMinute,
  ...wavePages,
  ...wordingPages,
  notices,
  draft,
  approve,
  send,
  deliver,
  notice,
  letter,
  approveOne,
  release,
  withdraw,
  resume,
];
