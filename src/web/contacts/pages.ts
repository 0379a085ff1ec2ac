/** Pages for everything between a body and one person besides the first sending. */
import { agreementPages } from "../agreements/pages.ts";
import { callerPages } from "../callers/pages.ts";
import type { PageModule } from "../frame/visit.ts";
import { laterPages } from "../notices/later/pages.ts";
import { phonePages } from "../phone/pages.ts";
import { printPages } from "../print/pages.ts";
import { publicNoticePages } from "../public-notice/pages.ts";
import { suppressionPages } from "../suppression/pages.ts";
import * as history from "./history/page.ts";
import * as wish from "./wish/page.ts";
import * as wishes from "./wishes/page.ts";

export const contactsPages: readonly PageModule[] = [
  ...callerPages,
  ...suppressionPages,
  ...laterPages,
  ...phonePages,
  ...printPages,
  ...publicNoticePages,
  ...[history, wishes, wish],
  ...agreementPages,
];
