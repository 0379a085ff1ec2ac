/** Pages of the safe-contact gate: who is held, in which lane, and the flags on people. */
import type { PageModule } from "../frame/visit.ts";
import * as answer from "./answer/page.ts";
import * as lift from "./flags/lift.ts";
import * as flags from "./flags/page.ts";
import * as contacts from "./hold/contacts.ts";
import * as efforts from "./hold/efforts.ts";
import * as hold from "./hold/page.ts";
import * as plan from "./hold/plan.ts";
import * as importing from "./import/page.ts";
import * as take from "./import/take.ts";
import * as list from "./list/page.ts";
import * as rules from "./rules/page.ts";

export const gatePages: readonly PageModule[] = [
  ...[list, rules, hold, efforts, plan, contacts, answer],
  ...[flags, lift, importing, take],
];
