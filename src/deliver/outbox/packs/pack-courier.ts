/** The local outbox for what goes to many: a batch is one file and one wait for the disk, and each reference still goes once. */
import type { BulkCourier, Courier, Delivery, OutgoingMessage } from "../../../respond/courier.ts";
import { contentOf, reasonOf } from "../content-of.ts";
import { type Envelopes, packed } from "../envelope.ts";
import type { Packed } from "./pack-file.ts";
import { openPackSeries, type PackSeries, seriesOf } from "./pack-series.ts";

/** Of so many mailings the references are kept in memory: the newest, and those that it has just taken over from. */
const mostOpen = 4;

/** `single` carries what belongs to no mailing. */
export function packCourier(
  folder: string,
  envelopes: Pick<Envelopes, "seal">,
  single: Courier,
): BulkCourier {
  const open = new Map<string, Promise<PackSeries>>();
  // One batch after the other: two of the same process would only read what the other has just written.
  let last: Promise<unknown> = Promise.resolve();

  async function seriesNamed(name: string): Promise<PackSeries> {
    const opening = open.get(name) ?? openPackSeries(folder, name);
    open.delete(name);
    open.set(name, opening);
    for (const oldest of [...open.keys()].slice(0, -mostOpen)) open.delete(oldest);
    try {
      return await opening;
    } catch (error) {
      open.delete(name);
      throw error;
    }
  }

  async function carry(messages: readonly OutgoingMessage[]): Promise<readonly Delivery[]> {
    const deliveries = new Map<OutgoingMessage, Delivery>();
    for (const [name, ones] of Map.groupBy(messages, ({ reference }) => seriesOf(reference))) {
      if (name === null) for (const one of ones) deliveries.set(one, await single(one));
      else for (const [one, delivery] of await carryPack(name, ones)) deliveries.set(one, delivery);
    }
    return messages.map((one) => deliveries.get(one)!);
  }

  async function carryPack(
    name: string,
    messages: readonly OutgoingMessage[],
  ): Promise<ReadonlyMap<OutgoingMessage, Delivery>> {
    const deliveries = new Map<OutgoingMessage, Delivery>();
    try {
      const series = await seriesNamed(name);
      await series.catchUp();
      const packs: Packed[] = [];
      for (const message of messages) {
        const { reference } = message;
        if (series.has(reference)) deliveries.set(message, { kind: "sent", already: true });
        else {
          const made = await sealedOf(message, envelopes);
          if ("kind" in made) deliveries.set(message, made);
          else packs.push({ reference, sealed: made });
        }
      }
      const written = await series.add(packs);
      for (const message of messages)
        if (!deliveries.has(message))
          deliveries.set(message, { kind: "sent", already: !written.has(message.reference) });
    } catch (error) {
      for (const message of messages)
        if (!deliveries.has(message)) deliveries.set(message, { kind: "unavailable", why: reasonOf(error) });
    }
    return deliveries;
  }

  return (messages) => {
    const carried = last.then(() => carry(messages));
    last = carried.catch(() => {});
    return carried;
  };
}

async function sealedOf(
  message: OutgoingMessage,
  envelopes: Pick<Envelopes, "seal">,
): Promise<Buffer | Delivery> {
  const { reference, channel } = message;
  const content = await contentOf(message);
  if ("kind" in content) return content;
  const sealed = await envelopes.seal(reference, packed({ channel, bytes: content.bytes }));
  return sealed ?? { kind: "refused", why: "Its key is gone: nothing is written about its person." };
}
