/** Roles as their holders call them. */
import type { Role } from "../../domain/bodies/authority.ts";

export const roleWords: Readonly<Record<Role, string>> = {
  lead: "Incident lead",
  analyst: "Tech Hub analyst",
  dpo: "Information governance (DPO)",
  communications: "Communications",
  "service-owner": "Service owner",
  "contact-centre": "Contact centre",
  liaison: "Liaison or auditor",
};
