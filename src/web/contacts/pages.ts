/** Pages for everything between a body and one person besides the first sending. */
import { callerPages } from "../callers/pages.ts";
import type { PageModule } from "../frame/visit.ts";
import { laterPages } from "../notices/later/pages.ts";
import { phonePages } from "../phone/pages.ts";
import { printPages } from "../print/pages.ts";
import { suppressionPages } from "../suppression/pages.ts";

export const contactsPages: readonly PageModule[] = [
  ...callerPages,
  ...suppressionPages,
  ...laterPages,
  ...phonePages,
  ...printPages,
];
