/** Pages for how far telling people is, who stands how, and that it is finished. */
import type { PageModule } from "../frame/visit.ts";
import * as exportProof from "./export/page.ts";
import * as figures from "./figures/page.ts";
import * as finish from "./finish/page.ts";
import * as overview from "./overview/page.ts";
import * as people from "./people/page.ts";

export const progressPages: readonly PageModule[] = [overview, figures, people, exportProof, finish];
