/** The pages about what the public reads: statements, services, and how people reach an authority. */
import type { PageModule } from "../frame/visit.ts";
import * as addService from "./add-service/page.ts";
import * as services from "./all-services/page.ts";
import * as approveStatement from "./approve/page.ts";
import * as contact from "./contact/page.ts";
import * as discardStatement from "./discard/page.ts";
import * as handOn from "./hand-on/page.ts";
import * as approvePoint from "./points/approve.ts";
import * as points from "./points/page.ts";
import * as writePoint from "./points/write.ts";
import * as publish from "./publish/page.ts";
import * as service from "./service/page.ts";
import * as statement from "./statement/page.ts";
import * as statements from "./statements/page.ts";
import * as withdrawStatement from "./withdraw/page.ts";
import * as write from "./write/page.ts";

export const publicPages: readonly PageModule[] = [
  ...[statements, write, statement, approveStatement, discardStatement, publish, withdrawStatement],
  ...[points, writePoint, approvePoint],
  ...[services, addService, contact, handOn, service],
];
