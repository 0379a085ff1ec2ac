/** Pages that judge, in writing, whether groups of people are told. */
import type { PageModule } from "../frame/visit.ts";
import * as list from "./list/page.ts";
import * as judge from "./new/page.ts";
import * as withdraw from "./withdraw/page.ts";

export const judgementPages: readonly PageModule[] = [list, judge, withdraw];
