/** A carrier of batches whose messages bear their codes: printed, and known to the public site, before any is carried. */
import type { Carrier, Courier, Delivery, OutgoingMessage } from "../../respond/courier.ts";

type Printed = Delivery & { readonly printed?: OutgoingMessage };

/** What the printer of codes gives on, given back. */
export const giveBack: Courier = async (message): Promise<Printed> => ({
  ...{ kind: "sent", already: false },
  printed: message,
});

/** `print`: a printer of codes around `giveBack`. */
export function carrierWithCodes(carrier: Carrier, print: Courier): Carrier {
  return {
    ...carrier,
    async carry(messages) {
      const prints: readonly Printed[] = await Promise.all(messages.map(print));
      const ready = prints.flatMap(({ printed }) => (printed === undefined ? [] : [printed]));
      const carried = [...(ready.length === 0 ? [] : await carrier.carry(ready))];
      return prints.map((print) => (print.printed === undefined ? print : carried.shift()!));
    },
  };
}
