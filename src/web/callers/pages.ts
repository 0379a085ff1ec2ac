/** Pages for whoever answers residents who call, come to a counter or write. */
import type { PageModule } from "../frame/visit.ts";
import * as find from "./find/page.ts";
import * as person from "./person/page.ts";

export const callerPages: readonly PageModule[] = [find, person];
