/** Pages about telling people by a public notice. */
import type { PageModule } from "../frame/visit.ts";
import * as one from "./one/page.ts";
import * as told from "./told/page.ts";

export const publicNoticePages: readonly PageModule[] = [one, told];
