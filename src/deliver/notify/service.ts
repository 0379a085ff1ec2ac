/** One service at GOV.UK Notify: its client, and what is ours of its limits. */
import { NotifyClient } from "notifications-node-client";
import type { Channel } from "../../domain/notices/notice.ts";
import { createDayLimit, type DayLimit } from "./day-limit.ts";
import { createRest, type RestSettings } from "./rest.ts";
import type { NotifySettings } from "./settings.ts";
import { type Bucket, createBucket } from "./token-bucket.ts";

export type NotifyService = {
  readonly settings: NotifySettings;
  readonly client: NotifyClient;
  readonly bucket: Bucket;
  readonly day: DayLimit;
  close(): void;
};

export type ServicePorts = {
  now(): Date;
  /** How many attempts of this channel were given to Notify since then. */
  given(channel: Channel, since: Date): Promise<number>;
  readonly rest?: RestSettings;
};

/** A third of a minute's worth is what Notify lets go at once, 1,001 at the most; a tenth of that is left for others. */
const burstOf = (perMinute: number): number => Math.floor(Math.min(perMinute / 3 + 1, 1_001) * 0.9);

export function openService(settings: NotifySettings, ports: ServicePorts): NotifyService {
  const client = new NotifyClient(settings.baseUrl, settings.apiKey);
  const rest = createRest(ports.rest);
  client.setClient(rest.client);
  return {
    settings,
    client,
    bucket: createBucket({ perMinute: settings.perMinute, burst: burstOf(settings.perMinute) }),
    day: createDayLimit(settings.perDay, ports.given, ports.now),
    close: rest.close,
  };
}
