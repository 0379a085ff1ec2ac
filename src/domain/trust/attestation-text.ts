/**
 * The text of an all-clear that is signed, and whether a signed one is sound: a page for people, and below it the same facts
 * in one line (RFC 8785, with what cannot be seen escaped). It is a signed note (C2SP signed-note), so that any tool for
 * those can check it.
 */
import type { StaffId } from "../ids.ts";
import { canonical } from "../ledger/canonical.ts";
import {
  noteFrom,
  noteText,
  type Signer,
  signatureBy,
  signedLine,
  verifierFrom,
  verifierOf,
  verifierText,
} from "../ledger/checkpoint.ts";
import type { Attestation } from "./attestation.ts";
import { type Channel, channels } from "./channel.ts";

export type AttestationFacts = Pick<
  Attestation,
  "number" | "scope" | "covers" | "evidence" | "measures" | "signedAt" | "expiresAt"
> & {
  /** "INC-2026-0001" */
  readonly incident: string;
  readonly authority: { readonly key: string; readonly name: string };
  readonly signedBy: StaffId;
};

const scopeWords: Readonly<Record<Channel, string>> = {
  mail: "mail, and links in it",
  network: "network connections",
  "sign-in": "single sign-on",
  files: "file shares",
  visits: "staff and devices on site",
};

export function attestationText(facts: AttestationFacts): string {
  const scope = channels.filter((channel) => facts.scope.includes(channel));
  return [
    "candour/all-clear/v1",
    `All-clear A-${facts.number} of ${oneLine(facts.authority.name)}, incident ${facts.incident}`,
    `For: ${scope.map((channel) => scopeWords[channel]).join("; ")}`,
    `Covers: ${oneLine(facts.covers)}`,
    `Evidence: ${oneLine(facts.evidence)}`,
    `Measures: ${facts.measures.length === 0 ? "none named" : facts.measures.join(", ")}`,
    `Signed: ${facts.signedAt.toISOString()}`,
    `Expires: ${facts.expiresAt.toISOString()}`,
    machineLine(facts),
    "",
  ].join("\n");
}

export function signAttestation(
  facts: AttestationFacts,
  signer: Signer,
): Pick<Attestation, "note" | "verifier"> {
  const text = attestationText(facts);
  return {
    note: noteText(text, [signedLine(text, signer)]),
    verifier: verifierText(verifierOf(signer, 1)),
  };
}

/** The signature fits, and the facts are those that were signed. An authority may have another name by now, but no other key. */
export function isSound(
  { note, verifier }: Pick<Attestation, "note" | "verifier">,
  facts: AttestationFacts,
): boolean {
  const [read, key] = [noteFrom(note), verifierFrom(verifier)];
  if (read === null || key === null || signatureBy(read, key) === null) return false;
  return read.text.endsWith(`\n${machineLine(facts)}\n`);
}

function machineLine(facts: AttestationFacts): string {
  const { number, incident, covers, evidence, measures, signedBy } = facts;
  const json = canonical({
    ...{ number, incident, covers, evidence, measures, signedBy },
    authority: facts.authority.key,
    scope: channels.filter((channel) => facts.scope.includes(channel)),
    signed: facts.signedAt.toISOString(),
    expires: facts.expiresAt.toISOString(),
  });
  return json.replace(unseen, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What breaks lines or turns them round in some viewer, and is not seen. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** No line break of what was typed can look like a line of ours. */
function oneLine(words: string): string {
  return words.replace(unseen, " ").replace(/\s+/gu, " ").trim();
}
