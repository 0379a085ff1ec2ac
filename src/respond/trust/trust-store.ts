/** The port of trust. What an authority says is decided while nobody else says anything in the incident. */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { Signer } from "../../domain/ledger/checkpoint.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { Attestation, AttestationAnswer } from "../../domain/trust/attestation.ts";
import type { TrustLine } from "../../domain/trust/trust.ts";
import type { Change, Verdict } from "../ports.ts";

export type TrustKept = {
  readonly lines: readonly TrustLine[];
  readonly attestations: readonly Attestation[];
};

export type TrustWrite = {
  readonly lines: readonly TrustLine[];
  /** Of which all-clear, and what is made of it. */
  readonly answer?: { readonly attestation: string; readonly answer: AttestationAnswer };
  readonly entries: readonly NewEntry[];
};

export type TrustStore = {
  read(incident: IncidentId): Promise<TrustKept>;
  write<P extends Problem>(
    change: Change,
    incident: IncidentId,
    decide: (kept: TrustKept) => Outcome<TrustWrite, P>,
  ): Promise<Outcome<null, P>>;
  /** Gives it the next number of the incident. */
  sign(
    change: Change,
    incident: IncidentId,
    make: (number: number) => Attestation,
    entries: (attestation: Attestation) => readonly NewEntry[],
  ): Promise<Attestation>;
  withdraw<P extends Problem>(
    change: Change,
    place: { readonly incident: IncidentId; readonly id: string; readonly authority: AuthorityId },
    decide: (current: Attestation) => Verdict<Attestation, P>,
  ): Promise<Outcome<Attestation, P | { readonly kind: "not-there" }>>;
  /** What an authority signs its all-clears with: a key of its own, of no other use. */
  signerOf(authority: Pick<Authority, "id" | "key">): Promise<Signer>;
};
