/** Entry of the public site's own process: serves what was published, with or without the rest of Candour. */
import { parseArgs } from "node:util";
import { serveSite } from "../../public/serve/serve-site.ts";
import { createLog } from "../../watch/log.ts";
import { createMetrics } from "../../watch/metrics.ts";
import { proxiesIn } from "../../watch/proxies.ts";

const { values } = parseArgs({
  options: {
    ...{
      site: { type: "string" },
      hatch: { type: "string" },
      port: { type: "string" },
      host: { type: "string" },
    },
    "log-json": { type: "boolean" },
  },
});
if (values.site === undefined) throw new Error("--site is missing");

const proxies = proxiesIn(process.env["CANDOUR_PROXIES"]);
if (!proxies.ok) throw new Error("CANDOUR_PROXIES names no address");
const served = await serveSite({
  folder: values.site,
  hatch: values.hatch,
  port: Number(values.port ?? 0),
  host: values.host ?? "127.0.0.1",
  log: createLog({
    words: values["log-json"] !== true,
    write: (line) => void process.stderr.write(line),
  }),
  metrics: createMetrics(undefined, { ofProcess: true }),
  metricsToken: process.env["CANDOUR_METRICS_TOKEN"] || null,
  trusts: proxies.value,
  secure: /^https:/iu.test(process.env["CANDOUR_PUBLIC_URL"] ?? ""),
});
process.send?.(served.ok ? { url: served.value.url } : { problem: served.problem });
if (!served.ok) process.exit(1);

let closing = false;
const close = (): void => {
  if (closing) return;
  closing = true;
  void served.value.close().then(() => process.exit(0));
};
process.on("SIGTERM", close);
process.on("SIGINT", close);
// Without its parent it would hold the port unseen; who wants it alone starts it alone.
process.on("disconnect", close);
