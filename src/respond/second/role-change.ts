/** Another role for a colleague: what somebody may do changes only when two others want it. */
import { done } from "../../domain/outcome.ts";
import { type ColleaguePorts, changeRole, mayChangeRole } from "../account/colleagues.ts";
import type { DeedRules } from "./deeds.ts";
import { fingerprintOf } from "./steps.ts";

export type RolePorts = Pick<ColleaguePorts, "accounts">;

export function roleChange(ports: RolePorts): DeedRules<"staff.change-role"> {
  return {
    async weigh(by, { staff, role }) {
      const colleague = await mayChangeRole(ports, by, staff, role);
      if (!colleague.ok) return colleague;
      const fingerprint = fingerprintOfRole(staff, colleague.value.role, role);
      return done({ counts: { accounts: 1 }, fingerprint });
    },

    async carryOut(by, { staff, role }, change, taking) {
      const changed = await changeRole(ports, by, change, staff, role, taking);
      return changed.ok ? done({ verb: "staff.change-role", staff: changed.value }) : changed;
    },
  };
}

export function fingerprintOfRole(staff: string, from: string, to: string): string {
  return fingerprintOf(["staff.change-role", staff, from, to]);
}
