/** Pages about residents who ask whether they are affected. What is fixed in an address comes before what is not. */
import type { PageModule } from "../frame/visit.ts";
import * as ask from "./ask/page.ts";
import * as call from "./call/page.ts";
import * as list from "./list/page.ts";
import * as readOut from "./read-out/page.ts";

export const checkPages: readonly PageModule[] = [list, ask, readOut, call];
