/** Recovery codes: ten, shown once, each good once in the place of an authenticator app's code. */
import type { Staff } from "../../domain/staff/staff.ts";
import { accountChange } from "./account-change.ts";
import { newReadableCode } from "./readable-code.ts";
import type { FactorPorts } from "./set-totp.ts";

const howMany = 10;

/** New ones take the place of all before. */
export async function makeRecoveryCodes(
  { factors, now }: FactorPorts,
  staff: Staff,
): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, () => newReadableCode(3));
  const change = accountChange(staff, staff.id, now(), "staff.recovery-codes-made", { codes: codes.length });
  await factors.replaceRecoveryCodes(change, staff.id, codes);
  return codes;
}
