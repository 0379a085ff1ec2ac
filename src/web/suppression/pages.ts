/** Pages about who must not be written to again. What is fixed in an address comes before what is not. */
import type { PageModule } from "../frame/visit.ts";
import * as add from "./add/page.ts";
import * as importing from "./import/page.ts";
import * as lift from "./lift/page.ts";
import * as list from "./list/page.ts";

export const suppressionPages: readonly PageModule[] = [list, importing, lift, add];
