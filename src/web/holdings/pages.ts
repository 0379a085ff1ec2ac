/** Pages about holdings: the copies of what was taken. */
import type { PageModule } from "../frame/visit.ts";
import * as holding from "./holding/page.ts";
import * as list from "./list/page.ts";
import * as load from "./load/page.ts";
import * as unread from "./unread/page.ts";

export const holdingPages: readonly PageModule[] = [list, load, holding, unread];
