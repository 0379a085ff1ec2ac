/** The pages about translations of what staff write for the public. */
import type { PageModule } from "../frame/visit.ts";
import * as inIncident from "./list/in-incident.ts";
import * as translations from "./list/page.ts";
import * as approveTranslation from "./one/approve.ts";
import * as translation from "./one/page.ts";
import * as withdrawTranslation from "./withdraw/page.ts";
import * as writeTranslation from "./write/page.ts";

export const translationPages: readonly PageModule[] = [
  ...[translations, inIncident, writeTranslation, withdrawTranslation, approveTranslation, translation],
];
