/** Pages about what notices say, and how people read best. */
import type { PageModule } from "../frame/visit.ts";
import * as list from "./list/page.ts";
import * as need from "./need/page.ts";
import * as manyNeeds from "./needs/page.ts";
import * as approve from "./one/approve.ts";
import * as back from "./one/back.ts";
import * as one from "./one/page.ts";
import * as inIncident from "./preview/in-incident.ts";
import * as preview from "./preview/page.ts";
import * as reword from "./reword/page.ts";
import * as write from "./write/page.ts";

export const wordingPages: readonly PageModule[] = [
  ...[list, one, write, approve, back, preview, inIncident, reword, need, manyNeeds],
];
