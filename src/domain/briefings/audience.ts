/**
 * Whom a briefing is for. An authority briefs its own staff; of a partner it reaches the leads alone, or the address by
 * which the partner is reached where nobody there has an account yet. Whoever is meant twice is told once.
 */
import type { AuthorityId, StaffId } from "../ids.ts";

export type Audience = {
  /** Everybody on the own staff list. */
  readonly everybody: boolean;
  /** Teams of the own staff list, by name. */
  readonly teams: readonly string[];
  /** Everybody of the own authority who has an account. */
  readonly accounts: boolean;
  /** Authorities of which the leads are told. */
  readonly partners: readonly AuthorityId[];
};

export const nobody: Audience = { everybody: false, teams: [], accounts: false, partners: [] };

export function reachesNobody({ everybody, teams, accounts, partners }: Audience): boolean {
  return !everybody && teams.length === 0 && !accounts && partners.length === 0;
}

/** Leads of partners are told at once: minutes count, they are few, and each of them decides what their own staff hear. */
export function needsSecond({ everybody, teams, accounts }: Audience): boolean {
  return everybody || teams.length > 0 || accounts;
}

export type RecipientKind = "staff-list" | "account" | "contact";

/** Somebody who is meant, as the record knows them at the moment of sending. */
export type Meant = {
  readonly kind: RecipientKind;
  readonly authority: AuthorityId;
  readonly staff: StaffId | null;
  readonly name: string;
  readonly email: string;
  /** "" where there is none. */
  readonly team: string;
};

/** An address as it is compared: upper and lower case are one, and so are two ways to write a letter. */
export function foldedAddress(email: string): string {
  return email.trim().normalize("NFKC").toLowerCase();
}

/**
 * Each address once. An account counts before a line of the staff list, for with it one can acknowledge in the app; the
 * team that only the list knows is kept.
 */
export function withoutDoubles(meant: readonly Meant[]): readonly Meant[] {
  const kept = new Map<string, Meant>();
  for (const one of meant) {
    const address = foldedAddress(one.email);
    const known = kept.get(address);
    if (known === undefined) kept.set(address, one);
    else {
      const better = known.kind !== "account" && one.kind === "account" ? one : known;
      kept.set(address, { ...better, team: better.team || known.team || one.team });
    }
  }
  return [...kept.values()];
}

export type AudienceCount = {
  /** Who gets a message. */
  readonly recipients: number;
  /** Lines that were the same address as another. */
  readonly doubles: number;
  readonly byAuthority: readonly { readonly authority: AuthorityId; readonly recipients: number }[];
  /** Authorities that are told at their contact address, for nobody there has an account. */
  readonly byContact: readonly AuthorityId[];
};

export function countAudience(meant: readonly Meant[]): AudienceCount {
  const each = withoutDoubles(meant);
  const counts = new Map<AuthorityId, number>();
  for (const { authority } of each) counts.set(authority, (counts.get(authority) ?? 0) + 1);
  return {
    recipients: each.length,
    doubles: meant.length - each.length,
    byAuthority: [...counts].map(([authority, recipients]) => ({ authority, recipients })),
    byContact: each.flatMap(({ kind, authority }) => (kind === "contact" ? [authority] : [])),
  };
}
