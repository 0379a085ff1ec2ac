/** Signs in for tests as people do: a passphrase, then a code of an authenticator app that was set up at the first time. */

import { totpCode } from "../src/respond/account/totp.ts";
import type { Enrolled, From, HalfGrant, SessionGrant } from "../src/respond/desk/house/account-desk.ts";
import { must, passphrase, type TestDesk } from "./desk.ts";

export const here: From = { source: "192.0.2.7", browser: "Firefox on Linux" };

export type Person = {
  readonly key: string;
  readonly enrolled: Enrolled;
  /** Half the way, with the passphrase alone. */
  half(from?: From): Promise<HalfGrant>;
  /** The code that the app shows. The clock goes on by 30 seconds first: no code works twice. */
  code(): string;
  signIn(from?: From): Promise<SessionGrant>;
};

/** The first sign-in of an account, and from then on the person who has it. */
export async function enrol(
  { desk, world }: Pick<TestDesk, "desk" | "world">,
  email: string,
  typed: string = passphrase,
  from: From = here,
): Promise<Person> {
  const half = async ({ source }: From = here) =>
    must(await desk.signIn({ email, passphrase: typed, source }));
  const code = (): string => {
    world.now = new Date(world.now.getTime() + 30_000);
    return totpCode(key, world.now);
  };
  const first = await half(from);
  const { key } = await desk.offerTotp(first.staff);
  const enrolled = must(await desk.enrolTotp(first.token, code(), from));
  return {
    key,
    enrolled,
    half,
    code,
    signIn: async (from = here) => must(await desk.signInWithCode((await half(from)).token, code(), from)),
  };
}
