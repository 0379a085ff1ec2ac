/** Which bodies outside an authority has told, in words for its report to the regulator. */
import type { ReferralBody } from "../../domain/referrals/body.ts";
import type { Mark } from "../../domain/referrals/tlp.ts";
import { ukMoment } from "../../domain/uk-time/in-words.ts";
import type { ReferralStore } from "../referrals/referral-store.ts";
import type { Own } from "./report-store.ts";

export type ReferredPorts = {
  readonly referring: Pick<ReferralStore, "of">;
  referralBodies(): Promise<readonly ReferralBody[]>;
};

/** Under these marks not even a reference goes on; what is for named people alone is not mentioned at all. */
const keptIn: ReadonlySet<Mark> = new Set<Mark>(["amber-strict"]);

export async function referredIn(
  { referring, referralBodies }: ReferredPorts,
  { incident, authority }: Own,
): Promise<readonly string[]> {
  const [referrals, bodies] = await Promise.all([referring.of(incident), referralBodies()]);
  return referrals
    .filter((one) => one.authority === authority && one.mark !== "red" && one.referredAt !== null)
    .filter(({ state }) => state !== "drafted" && state !== "withdrawn")
    .toSorted((a, b) => a.number - b.number)
    .map(({ body, bodyName, referredAt, reference, mark }) => {
      const name = bodies.find(({ key }) => key === body)?.name ?? bodyName;
      const known = reference === "" || keptIn.has(mark) ? "" : `, reference ${reference}`;
      return `${name}, told ${ukMoment(referredAt!)}${known}`;
    });
}
