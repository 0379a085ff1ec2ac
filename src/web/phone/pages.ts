/** Pages for whoever tells people by phone. */
import type { PageModule } from "../frame/visit.ts";
import * as list from "./list/page.ts";
import * as one from "./one/page.ts";

export const phonePages: readonly PageModule[] = [list, one];
