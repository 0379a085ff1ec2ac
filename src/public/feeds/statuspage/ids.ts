/** Ids that stay the same from one publication to the next, and components as maintenance and outages name them. */
import { createHash } from "node:crypto";
import type { ServiceStatus } from "../../../domain/bodies/service.ts";
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedService } from "../../../domain/publication/published-service.ts";

export const componentStatus: Readonly<Record<ServiceStatus, string>> = {
  running: "operational",
  disrupted: "degraded_performance",
  essential: "partial_outage",
  suspended: "major_outage",
};

/** By its key, so that it is the same component when it is renamed. */
export function serviceId({ authority, key }: Pick<PublishedService, "authority" | "key">): string {
  return idOf(`${authority}/${key}`);
}

/** Twelve characters. */
export function idOf(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 12);
}

export function componentsByKey({ services }: Publication, authority: string, keys: readonly string[]) {
  return services
    .filter((one) => one.authority === authority && keys.includes(one.key))
    .map((one) => ({ id: serviceId(one), name: one.name, status: componentStatus[one.status] }));
}
