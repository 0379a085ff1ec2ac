/** A process for the tests that are about being killed: publishes one version after the other. */
import { renderSite } from "../site/render-site.ts";
import { writeSite } from "../site/write-site.ts";
import { aPublication } from "./publication.ts";

const folder = process.argv[2] ?? "";
const site = renderSite(aPublication());
process.send?.("ready");
for (;;) await writeSite(folder, site);
