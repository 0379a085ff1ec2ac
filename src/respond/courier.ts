/** What carries a message out of the house. Couriers live in deliver/; the record decides what is carried, and once. */
import type { Channel, NoticeWords } from "../domain/notices/notice.ts";

export type OutgoingMessage = {
  /** Unique for each message, no personal data in it: what makes a second attempt recognisable. */
  readonly reference: string;
  /** "P-000123": what a reader reads out on the phone. */
  readonly personReference: string;
  readonly channel: Channel;
  /** E-mail address, E.164 number, or the address's lines joined by ", ". */
  readonly to: string;
  readonly name: string;
  readonly words: NoticeWords;
  readonly from: { readonly name: string; readonly email: string; readonly address: readonly string[] };
  /** The day on the letter. */
  readonly date: Date;
};

export type Delivery =
  | {
      readonly kind: "sent" /** The courier had it already: a former attempt got through unseen. */;
      readonly already: boolean;
    }
  | { readonly kind: "refused"; readonly why: string }
  /** Try again later: the courier, not the message, is at fault. */
  | { readonly kind: "unavailable"; readonly why: string };

export type Courier = (message: OutgoingMessage) => Promise<Delivery>;
