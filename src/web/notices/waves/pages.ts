/** Pages of waves. */
import type { PageModule } from "../../frame/visit.ts";
import * as ask from "./ask/page.ts";
import * as change from "./change/page.ts";
import * as list from "./list/page.ts";
import * as plan from "./plan/page.ts";
import { steerPages } from "./steer/page.ts";
import * as wave from "./wave/page.ts";

export const wavePages: readonly PageModule[] = [list, plan, change, ask, ...steerPages, wave];
