/** Recovery codes: shown once, when they are made. Kept are only their hashes, so nobody can show them again. */
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { backToAccount } from "../back-to-account.ts";

export const path = "/account/recovery-codes";
export const needs = "staff";
export const verbs = { get: "account.manage", post: "account.manage" } as const;
export const confirms = true;

export async function get({ desk, staff, memory }: StaffVisit): Promise<Reply> {
  const codes = memory.takeOnce("recovery codes");
  const { recoveryCodesLeft } = await desk.factors(staff);
  return page("account/recovery-codes/page.njk", {
    title: codes === null ? "Your recovery codes" : "Write these recovery codes down",
    back: codes === null ? backToAccount : null,
    ...{ codes, left: recoveryCodesLeft },
  });
}

export async function post({ desk, staff, memory }: StaffVisit): Promise<Reply> {
  memory.setOnce("recovery codes", await desk.makeRecoveryCodes(staff));
  return redirect(path);
}
