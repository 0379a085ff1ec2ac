/** Pages about letters on their way to a printer. What is fixed in an address comes before what is not. */
import type { PageModule } from "../frame/visit.ts";
import * as destroy from "./destroy/page.ts";
import * as hand from "./hand/page.ts";
import * as list from "./list/page.ts";
import * as one from "./one/page.ts";
import * as printer from "./printer/page.ts";
import * as returned from "./returned/page.ts";
import * as take from "./take/page.ts";

export const printPages: readonly PageModule[] = [list, returned, printer, one, take, hand, destroy];
