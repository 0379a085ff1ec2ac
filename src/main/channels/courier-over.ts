/**
 * Messages that are no notices (answers to who asked, acknowledgements, briefings) by the carriers that are set up. They
 * have one reference each: a carrier that can be asked is asked by it before it is given one. Where none can be, one that
 * broke off goes again: to read twice that one's complaint has come harms nobody, and never to hear of it would.
 */
import type { Carrier, Courier, Delivery, OutgoingMessage } from "../../respond/courier.ts";
import type { Carriers } from "./open-carriers.ts";

/** Letters that are no notices stay in the outbox folder: a printer's batches are of notices. */
export function courierOver({ carriers, carrierOf }: Carriers, outbox: Courier): Courier {
  return async (message) => {
    const name = message.channel === "letter" ? "outbox" : carrierOf(message.channel);
    if (name === "outbox") return await outbox(message);
    const carrier = carriers.get(name);
    if (carrier === undefined)
      return { kind: "unavailable", why: "What carries this channel is not set up." };
    return (await askedFirst(carrier, message)) ?? againWhereUnknown(await carryOne(carrier, message));
  };
}

async function askedFirst(carrier: Carrier, { reference }: OutgoingMessage): Promise<Delivery | null> {
  if (carrier.ask === null) return null;
  const [fate] = await carrier.ask([reference]);
  if (fate?.kind === "sent") return { kind: "sent", already: true };
  return fate?.kind === "cannot-tell" ? { kind: "unavailable", why: fate.why } : null;
}

async function carryOne(carrier: Carrier, message: OutgoingMessage): Promise<Delivery> {
  const [delivery] = await carrier.carry([{ ...message, attemptReference: message.reference }]);
  return delivery ?? { kind: "unavailable", why: "The carrier gave no answer." };
}

function againWhereUnknown(delivery: Delivery): Delivery {
  return delivery.kind === "unknown" ? { kind: "unavailable", why: delivery.why } : delivery;
}
