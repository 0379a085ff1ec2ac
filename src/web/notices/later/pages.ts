/** Pages about notices after the first. */
import type { PageModule } from "../../frame/visit.ts";
import * as correct from "./correct/page.ts";
import * as corrections from "./corrections/page.ts";
import * as seconds from "./seconds/page.ts";

export const laterPages: readonly PageModule[] = [seconds, corrections, correct];
