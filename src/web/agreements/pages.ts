/** Pages about agreements between authorities: who tells whom on whose behalf. */
import type { PageModule } from "../frame/visit.ts";
import * as joint from "./joint/page.ts";
import * as list from "./list/page.ts";
import * as one from "./one/page.ts";

export const agreementPages: readonly PageModule[] = [list, joint, one];
