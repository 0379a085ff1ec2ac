/** The pages about news to subscribers. */
import type { PageModule } from "../frame/visit.ts";
import * as end from "./end/page.ts";
import * as overview from "./overview/page.ts";
import * as pause from "./pause/page.ts";
import * as resume from "./pause/resume.ts";
import * as sender from "./sender/page.ts";

export const newsPages: readonly PageModule[] = [overview, pause, resume, end, sender];
