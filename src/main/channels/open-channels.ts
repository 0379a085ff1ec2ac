/** What carries messages out of the house, as it is set up here: each with the code by which it can be checked. */
import type { Sql } from "postgres";
import type { Courier } from "../../respond/courier.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { withCodes } from "../genuine/open-codes.ts";
import type { Places } from "../places.ts";
import { type Carriers, openCarriers, outboxCarrier } from "./open-carriers.ts";

/** A batch of letters takes about a second; a crash holds its messages back no longer than this. */
const leaseMs = 30_000;

export type Channels = Carriers & { readonly courier: Courier; readonly leaseMs: number };

/** `carried`: the outbox folder. `courier`: for what is no notice, such as briefings and answers. */
export async function openChannels(
  sql: Sql,
  ring: Pick<KeyRing, "derived">,
  places: Pick<Places, "hatch" | "content">,
  { carried, address }: { readonly carried: Courier; address(): string },
): Promise<Channels> {
  const courier = await withCodes(sql, ring, { ...places, address }, carried);
  return { courier, leaseMs, ...openCarriers([outboxCarrier(courier, leaseMs)]) };
}
