/** The carriers that are set up, and which of them takes each channel: the outbox, unless the settings name another. */
import type { Channel } from "../../domain/notices/notice.ts";
import { messageOf } from "../../domain/notices/receipts/receipt.ts";
import type { Carrier, CarrierName, Courier } from "../../respond/courier.ts";

export type Carriers = {
  readonly carriers: ReadonlyMap<CarrierName, Carrier>;
  carrierOf(channel: Channel): CarrierName;
};

export function openCarriers(
  all: readonly Carrier[],
  chosen: Readonly<Partial<Record<Channel, CarrierName>>> = {},
): Carriers {
  const carriers = new Map(all.map((carrier) => [carrier.name, carrier]));
  return {
    carriers,
    // Where what is named is not set up, messages wait in its queue: nothing goes another way than was said.
    carrierOf: (channel) => chosen[channel] ?? "outbox",
  };
}

/**
 * A courier that knows by a message's reference what it already has, such as the outbox folder: it is never in doubt.
 * `has`: asked where another carrier takes the channel by now; given again to this one it would be carried once anyway.
 */
export function outboxCarrier(
  courier: Courier,
  leaseMs: number,
  has: (reference: string) => Promise<boolean> = async () => false,
): Carrier {
  return {
    name: "outbox",
    channels: ["email", "letter", "text"],
    async carry(messages) {
      const deliveries = [];
      for (const message of messages) deliveries.push(await courier(message));
      return deliveries;
    },
    ask: (attempts) =>
      Promise.all(
        attempts.map(async (attempt) => ({ kind: (await has(messageOf(attempt))) ? "sent" : "not-there" })),
      ),
    batch: 50,
    leaseMs,
  };
}
