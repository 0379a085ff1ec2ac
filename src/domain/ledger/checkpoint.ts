/**
 * Checkpoints: a tree head as a signed note (C2SP signed-note, tlog-checkpoint), and what a witness puts under it (C2SP
 * tlog-cosignature). Text, so that people can mail it, print it and compare it.
 */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import type { TreeHead } from "./merkle.ts";

/** Under which key a line was signed: 1, the log's own Ed25519 signature; 4, a witness's cosignature with its time. */
export type SignatureKind = 1 | 4;

/** `name`: of the log (its origin) or of the witness: no spaces, no plus. */
export type Verifier = { readonly name: string; readonly kind: SignatureKind; readonly key: KeyObject };
export type Signer = { readonly name: string; readonly key: KeyObject };

export type Checkpoint = TreeHead & { readonly origin: string };
export type Note = { readonly text: string; readonly lines: readonly SignatureLine[] };
export type SignatureLine = { readonly name: string; readonly id: Buffer; readonly signature: Buffer };

const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");

/** An Ed25519 key from 32 bytes that are kept elsewhere. */
export function signerFrom(name: string, seed: Uint8Array): Signer {
  const der = Buffer.concat([pkcs8, seed]);
  return { name, key: createPrivateKey({ key: der, format: "der", type: "pkcs8" }) };
}

export function verifierOf({ name, key }: Signer, kind: SignatureKind): Verifier {
  return { name, kind, key: createPublicKey(key) };
}

/** "name+1a2b3c4d+AbC…": all that somebody needs to check signatures. */
export function verifierText(verifier: Verifier): string {
  const id = keyId(verifier).toString("hex");
  return `${verifier.name}+${id}+${Buffer.concat([Buffer.from([verifier.kind]), rawKey(verifier.key)]).toString("base64")}`;
}

/** Null where the text is none of a verifier. */
export function verifierFrom(text: string): Verifier | null {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded ?? "");
  const kind = bytes[0];
  if (name === undefined || bytes.length !== 33 || (kind !== 1 && kind !== 4)) return null;
  const der = Buffer.concat([spki, bytes.subarray(1)]);
  const verifier: Verifier = { name, kind, key: createPublicKey({ key: der, format: "der", type: "spki" }) };
  return keyId(verifier).toString("hex") === id ? verifier : null;
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root, "hex").toString("base64")}\n`;
}

/** Null where the text is none of a checkpoint. Lines after the third are allowed, and mean nothing here. */
export function checkpointFrom(text: string): Checkpoint | null {
  const [origin = "", size = "", root = ""] = text.split("\n");
  const bytes = fromBase64(root);
  if (origin === "" || !/^(0|[1-9]\d{0,15})$/.test(size)) return null;
  if (bytes.length !== 32) return null;
  return { origin, size: Number(size), root: bytes.toString("hex") };
}

/** The log's own line under its checkpoint. */
export function signedLine(text: string, signer: Signer): string {
  return lineOf(verifierOf(signer, 1), sign(null, Buffer.from(text), signer.key));
}

/** A witness's line: that it saw this checkpoint at this time, after all that it saw before. `time` in seconds. */
export function cosignedLine(text: string, signer: Signer, time: number): string {
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  const signature = sign(null, Buffer.from(cosigned(text, time)), signer.key);
  return lineOf(verifierOf(signer, 4), Buffer.concat([stamp, signature]));
}

export function noteText(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.map((line) => `${line}\n`).join("")}`;
}

/** Null where it is no signed note. */
export function noteFrom(written: string): Note | null {
  const cut = written.lastIndexOf("\n\n");
  if (cut < 0 || !written.endsWith("\n")) return null;
  const lines: SignatureLine[] = [];
  for (const line of written.slice(cut + 2, -1).split("\n")) {
    const read = lineFrom(line);
    if (read === null) return null;
    lines.push(read);
  }
  return { text: written.slice(0, cut + 1), lines };
}

export function lineFrom(line: string): SignatureLine | null {
  const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded ?? "");
  if (name === undefined || bytes.length < 5) return null;
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** Whether the verifier's own line stands under the note; for a witness, its time in seconds. Null where it does not. */
export function signatureBy({ text, lines }: Note, verifier: Verifier): { readonly time: number } | null {
  const id = keyId(verifier);
  for (const line of lines) {
    if (line.name !== verifier.name || !line.id.equals(id)) continue;
    if (verifier.kind === 1) {
      if (verify(null, Buffer.from(text), verifier.key, line.signature)) return { time: 0 };
    } else if (line.signature.length === 72) {
      const time = Number(line.signature.readBigUInt64BE());
      const signature = line.signature.subarray(8);
      if (verify(null, Buffer.from(cosigned(text, time)), verifier.key, signature)) return { time };
    }
  }
  return null;
}

/** Empty where it is not as it would be written: no bit may be another and mean the same. */
function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : Buffer.alloc(0);
}

function cosigned(text: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${text}`;
}

function lineOf(verifier: Verifier, signature: Buffer): string {
  return `— ${verifier.name} ${Buffer.concat([keyId(verifier), signature]).toString("base64")}`;
}

function keyId({ name, kind, key }: Verifier): Buffer {
  const named = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([kind]), rawKey(key)]);
  return Buffer.from(hash("sha256", named, "buffer").subarray(0, 4));
}

function rawKey(key: KeyObject): Buffer {
  return key.export({ format: "der", type: "spki" }).subarray(-32);
}
