/** Pages about the people of the register, and about who of them is told. */
import type { PageModule } from "../frame/visit.ts";
import { gatePages } from "../gate/pages.ts";
import { judgementPages } from "../judgements/pages.ts";
import * as circumstances from "./circumstances/page.ts";
import * as exportPeople from "./export/page.ts";
import * as list from "./list/page.ts";
import * as person from "./person/page.ts";
import * as reveal from "./reveal/page.ts";
import * as severity from "./severity/page.ts";
import * as sharing from "./sharing/page.ts";

export const peoplePages: readonly PageModule[] = [
  ...judgementPages,
  ...gatePages,
  ...[exportPeople, reveal, list, sharing, circumstances, severity, person],
];
