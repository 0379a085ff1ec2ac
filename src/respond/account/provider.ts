/**
 * The body's own sign-in by OpenID Connect, where it still stands. It takes the place of the passphrase, and never of
 * the second factor: the network that it belongs to may be the one that was breached. It makes no accounts.
 */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { AccountStore, ChallengeStore, Provider } from "../account-ports.ts";
import type { HalfGrant, ProviderBegun, ProviderProblem } from "../desk/house/account-desk.ts";
import type { BodyStore, StaffStore } from "../ports.ts";
import { foldedEmail } from "../staff/account-fields.ts";
import { accountChange } from "./account-change.ts";
import { type HalfPorts, openHalf } from "./half.ts";

export type ProviderPorts = HalfPorts & {
  readonly staff: StaffStore;
  readonly accounts: AccountStore;
  readonly bodies: Pick<BodyStore, "authorities">;
  readonly challenges: ChallengeStore;
  readonly providers: readonly Provider[];
};

/** Long enough to sign in there. */
const lasts = 10 * 60_000;

export async function beginProvider(
  { providers, challenges, now }: ProviderPorts,
  key: string,
  back: string,
): Promise<Outcome<ProviderBegun, ProviderProblem>> {
  const provider = providers.find((one) => one.key === key);
  if (provider === undefined) return failed({ kind: "no-such-provider" });
  const begun = await provider.begin(back);
  if (!begun.ok) return begun;
  const endsAt = new Date(now().getTime() + lasts);
  return done({ url: begun.value.url, token: challenges.hand(`${key} ${begun.value.keep}`, endsAt), endsAt });
}

export async function finishProvider(
  ports: ProviderPorts,
  handed: string,
  address: string,
): Promise<Outcome<HalfGrant, ProviderProblem>> {
  const keep = ports.challenges.handed(handed, ports.now());
  if (keep === null) return failed({ kind: "provider-refused" });
  const [key = "", ...rest] = keep.split(" ");
  const provider = ports.providers.find((one) => one.key === key);
  if (provider === undefined) return failed({ kind: "no-such-provider" });
  const said = await provider.finish(rest.join(" "), address);
  if (!said.ok) return said;
  const staff = await accountOf(ports, provider, said.value);
  return staff === null ? failed({ kind: "provider-unknown-account" }) : done(await openHalf(ports, staff));
}

async function accountOf(
  ports: ProviderPorts,
  { issuer, authorityKey }: Provider,
  { subject, email, verified }: { subject: string; email: string | null; verified: boolean },
): Promise<Staff | null> {
  const known = await ports.accounts.ofSubject(issuer, subject);
  const account =
    known ??
    (email !== null && verified ? ((await ports.staff.byEmail(foldedEmail(email)))?.staff ?? null) : null);
  if (account === null || !(await isOf(ports, account, authorityKey))) return null;
  if (known !== null) return known;
  const change = accountChange(account, account.id, ports.now(), "staff.provider-linked", { issuer });
  // An address that went to somebody new at the provider must not bring them into the account of who had it before.
  return (await ports.accounts.linkSubject(change, issuer, subject, account.id)) ? account : null;
}

/** One controller's provider says nothing about another's staff. */
async function isOf({ bodies }: ProviderPorts, staff: Staff, key: string | null): Promise<boolean> {
  if (key === null) return true;
  return (await bodies.authorities()).some((one) => one.key === key && one.id === staff.authority);
}
