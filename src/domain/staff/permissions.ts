/**
 * Who may do what: the one permission model, as one table. A verb may be done by these roles, within this reach, and
 * some only with a second person's yes, with a fresh proof of who is asking, or with a reason. The use cases ask here
 * (respond/desk/permit.ts), the database holds a copy of it for row-level security, and tests try every cell.
 */
import { type Role, roles } from "../bodies/authority.ts";
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { casePermissions } from "./case-permissions.ts";
import { checkPermissions } from "./check-permissions.ts";
import { complaintPermissions } from "./complaint-permissions.ts";
import { noticePermissions } from "./notice-permissions.ts";
import { publicPermissions } from "./public-permissions.ts";
import { tellingPermissions } from "./telling-permissions.ts";

/**
 * How far a verb reaches:
 * - self: one's own account and sessions;
 * - own: what belongs to one's own authority;
 * - shared: that, and what another controller has shared with it;
 * - involved: what all authorities of an incident have in common, for those that are in it;
 * - all: what everybody who has an account may see.
 */
export type Reach = "self" | "own" | "shared" | "involved" | "all";

export type Rule = {
  readonly roles: readonly Role[];
  readonly reach: Reach;
  /** Roles of which another person must say yes first; nobody approves their own. */
  readonly second?: readonly Role[];
  /** Asks for passphrase or passkey once more, if that was not done in the last minutes. */
  readonly reauth?: true;
  /** Shows personal data: a reason is asked once per task, and every reading is an entry. */
  readonly reason?: true;
};

const changers = roles.filter((role) => role !== "liaison");

export const permissions = {
  // One's own account
  "account.manage": { roles, reach: "self" },

  // Accounts of others
  "staff.read": { roles: ["lead", "dpo"], reach: "own" },
  "staff.invite": { roles: ["lead"], reach: "own", reauth: true },
  "staff.end": { roles: ["lead"], reach: "own", reauth: true },
  "staff.change-role": { roles: ["lead"], reach: "own", second: ["lead", "dpo"], reauth: true },
  "staff.break-glass": { roles: ["lead"], reach: "own", reauth: true },

  // Bodies and what the public reads of them
  "authority.read": { roles, reach: "all" },
  "authority.add": { roles: ["lead"], reach: "all" },
  "authority.change-contact": { roles: ["lead", "communications"], reach: "own" },
  "service.read": { roles, reach: "all" },
  "service.change": { roles: ["lead", "communications", "service-owner"], reach: "own" },
  "maintenance.plan": { roles: ["lead", "communications", "service-owner"], reach: "own" },
  // An outage of several authorities' services: whoever it began with tells of it, each other answers for its own
  "outage.tell": { roles: ["lead", "communications", "service-owner"], reach: "own" },
  "outage.join": { roles: ["lead", "communications", "service-owner"], reach: "own" },
  "hours.change": { roles: ["lead", "communications", "service-owner", "contact-centre"], reach: "own" },

  // Exposure: all of an incident see it, each authority says what is true of its own
  "exposure.read": { roles, reach: "involved" },
  "exposure.judge": { roles: ["lead", "analyst", "dpo"], reach: "own" },
  "belief.revise": { roles: ["lead", "analyst"], reach: "involved" },
  "telling.tell": { roles: ["lead", "analyst"], reach: "involved" },
  "telling.acknowledge": { roles: ["lead", "dpo"], reach: "own" },

  // The dated map of shared services, common to all authorities of the record
  "map.read": { roles, reach: "all" },
  "map.change": { roles: ["lead", "analyst"], reach: "all" },
  "map.change-own": { roles: ["lead", "analyst", "service-owner"], reach: "own" },

  ...publicPermissions,

  // Incidents and holdings
  "incident.read": { roles, reach: "involved" },
  "incident.declare": { roles: ["lead", "analyst"], reach: "all" },
  "incident.change-phase": { roles: ["lead"], reach: "involved" },
  "incident.record-awareness": { roles: ["lead", "dpo"], reach: "own" },
  "holding.read": { roles: ["lead", "analyst", "dpo", "liaison"], reach: "involved" },
  "holding.load": { roles: ["lead", "analyst"], reach: "involved" },
  "holding.review": { roles: ["lead", "analyst"], reach: "involved" },
  "document.read": { roles: ["lead", "analyst", "dpo"], reach: "own" },

  // The regulator: clocks, decisions and reports, each controller's own
  "clock.read": { roles, reach: "involved" },
  "clock.change": { roles: ["lead", "dpo"], reach: "own" },
  "decision.read": { roles: ["lead", "analyst", "dpo", "liaison"], reach: "own" },
  "decision.make": { roles: ["lead", "dpo"], reach: "own" },
  "decision.confirm": { roles: ["lead", "dpo"], reach: "own", reauth: true },
  "report.read": { roles: ["lead", "analyst", "dpo", "liaison"], reach: "own" },
  "report.write": { roles: ["lead", "dpo"], reach: "own" },
  "report.sign": { roles: ["dpo"], reach: "own", reauth: true },

  // People: those of one's own authority, and those that another controller has shared
  "people.count": { roles, reach: "involved" },
  "people.read": { roles: ["lead", "analyst", "dpo", "contact-centre"], reach: "shared", reason: true },
  "people.share": { roles: ["lead", "dpo"], reach: "own", reauth: true },
  "people.reveal": {
    roles: ["lead", "analyst", "dpo"],
    reach: "own",
    second: ["lead", "dpo"],
    reauth: true,
    reason: true,
  },
  "people.export": {
    roles: ["lead", "dpo"],
    reach: "own",
    second: ["lead", "dpo"],
    reauth: true,
    reason: true,
  },

  ...casePermissions,
  ...checkPermissions,
  ...complaintPermissions,
  ...tellingPermissions,

  ...noticePermissions,

  // Briefing staff: an authority's own, and lead to lead
  "staff-list.read": { roles: ["lead", "analyst", "dpo", "communications"], reach: "own" },
  "staff-list.change": { roles: ["lead", "communications"], reach: "own" },
  "briefing.read": { roles, reach: "involved" },
  "briefing.write": { roles: ["lead", "analyst", "dpo", "communications"], reach: "own" },
  // Another person than whoever wrote it: domain/briefings/briefing.ts holds to that, and the record.
  "briefing.approve": { roles: ["lead", "dpo", "communications"], reach: "own" },
  "briefing.send": { roles: ["lead", "communications"], reach: "own" },
  "briefing.tell-partners": { roles: ["lead"], reach: "involved" },
  "briefing.propose": { roles: ["lead"], reach: "own" },
  "briefing.pass-on": { roles: ["lead"], reach: "own" },
  "briefing.follow-up": {
    roles: ["lead", "analyst", "dpo", "communications", "contact-centre"],
    reach: "own",
  },
  "briefing.enter": { roles: ["lead", "analyst", "communications", "contact-centre"], reach: "own" },
  "briefing.acknowledge": { roles, reach: "self" },
  // Sightings: each authority's own; of an incident's groups all that are in it learn counts and indicators
  "sighting.read": { roles: ["lead", "analyst", "dpo"], reach: "own" },
  "sighting.count": { roles, reach: "involved" },
  "sighting.enter": {
    roles: ["lead", "analyst", "dpo", "communications", "service-owner", "contact-centre"],
    reach: "own",
  },
  "sighting.triage": { roles: ["lead", "analyst"], reach: "own" },
  // Hostile bytes leave the seal: who it is is asked once more, and why is written down.
  "sighting.take-file": { roles: ["lead", "analyst"], reach: "own", reauth: true },

  // Second persons, readings, the ledger
  "request.read": { roles: changers, reach: "own" },
  "request.decide": { roles: changers, reach: "own", reauth: true },
  "reads.review": { roles: ["dpo"], reach: "own" },
  "ledger.read": { roles: ["lead", "analyst", "dpo", "liaison"], reach: "involved" },
  "ledger.verify": { roles: ["lead", "analyst", "dpo", "liaison"], reach: "all" },
  "witness.read": { roles, reach: "all" },

  // Measures: each authority acts on its own; what one asks of another is a request
  "measure.read": { roles, reach: "involved" },
  "measure.order": { roles: ["lead", "analyst"], reach: "involved" },
  "measure.act": { roles: ["lead", "analyst"], reach: "own" },
  "alarm.record": { roles: ["lead", "analyst"], reach: "own" },

  // Trust between partners; a wrong all-clear lets the intruder back in
  "trust.read": { roles, reach: "involved" },
  "trust.set": { roles: ["lead", "analyst", "dpo"], reach: "own" },
  "attestation.sign": { roles: ["lead"], reach: "own", reauth: true },
  "attestation.answer": { roles: ["lead"], reach: "own", reauth: true },

  // The end of keeping
  "retention.read": { roles: ["lead", "dpo", "liaison"], reach: "own" },
  "retention.change": { roles: ["lead", "dpo"], reach: "own" },
  "data.delete": { roles: ["lead", "dpo"], reach: "own", second: ["lead", "dpo"], reauth: true },
} as const satisfies Readonly<Record<string, Rule>>;

export type Verb = keyof typeof permissions;
export const verbs = Object.keys(permissions) as readonly Verb[];

export function ruleOf(verb: Verb): Rule {
  return permissions[verb];
}

/** Whether the role is among those of the verb at all; what it is done to is asked by `isPermitted`. */
export function mayEver(role: Role, verb: Verb): boolean {
  return ruleOf(verb).roles.includes(role);
}

/** Whether the role may do more than look, its own account aside. */
export function changesAnything(role: Role): boolean {
  return verbs.some(
    (verb) => mayEver(role, verb) && ruleOf(verb).reach !== "self" && !/\.(read|count|verify)$/.test(verb),
  );
}

/** Who asks: a member of staff, as far as permissions go. */
export type Asker = { readonly id: StaffId; readonly role: Role; readonly authority: AuthorityId };

/** What a verb is done to, as far as it is known: whose it is, and which incident it is part of. */
export type Target = {
  readonly staff?: StaffId;
  /** The controller whose it is. */
  readonly authority?: AuthorityId;
  readonly incident?: {
    readonly id: IncidentId;
    readonly involved: readonly { readonly authority: AuthorityId }[];
  };
  /** Asked of all incidents at once: the answer holds only the asker's own. */
  readonly anyIncident?: boolean;
  /** The asker's authority is one with which the controller has shared this. */
  readonly sharedWithAsker?: boolean;
};

/** Being in the room never widens access: whose it is decides, and being involved is needed besides. */
export function isPermitted(asker: Asker, verb: Verb, target: Target): boolean {
  const { roles, reach } = ruleOf(verb);
  if (!roles.includes(asker.role)) return false;
  const { staff, authority, incident, anyIncident = false, sharedWithAsker = false } = target;
  if (incident !== undefined && !incident.involved.some((one) => one.authority === asker.authority))
    return false;
  switch (reach) {
    case "self":
      return staff === asker.id;
    case "own":
      return authority === asker.authority;
    case "shared":
      return authority === asker.authority || sharedWithAsker;
    case "involved":
      return incident !== undefined || anyIncident;
    case "all":
      return true;
  }
}
