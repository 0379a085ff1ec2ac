/** Pages about complaints and corrections. What is fixed in an address comes before what is not. */
import type { PageModule } from "../frame/visit.ts";
import * as enter from "./enter/page.ts";
import * as list from "./list/page.ts";
import * as one from "./one/page.ts";

export const complaintPages: readonly PageModule[] = [list, enter, one];
