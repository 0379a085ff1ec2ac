/**
 * A workbook locked with a password: the compound file that Office writes, with agile encryption
 * (ECMA-376 part 4 / MS-OFFCRYPTO 2.3.4.10-15), its salts drawn from chance instead of the system.
 */
import { createCipheriv, createHash, createHmac } from "node:crypto";
import { CFB } from "@e965/xlsx";
import type { Chance } from "../chance.ts";

const spins = 1000;

export function lockedOffice(clear: Uint8Array, password: string, chance: Chance): Buffer {
  const [keySalt, passwordSalt, verifier] = [drawn(chance, 16), drawn(chance, 16), drawn(chance, 16)];
  const key = drawn(chance, 32);
  const hashed = spun(password, passwordSalt);
  const under = (purpose: string, data: Buffer) =>
    aes(sha512(hashed, bytes(purpose)).subarray(0, 32), passwordSalt, data);
  const size = Buffer.alloc(8);
  size.writeUInt32LE(clear.length);
  const payload = Buffer.concat([size, ...segments(clear, key, keySalt)]);
  const integrity = drawn(chance, 64);
  const signed = createHmac("sha512", integrity).update(payload).digest();
  const sealed = (purpose: string, data: Buffer) =>
    aes(key, sha512(keySalt, bytes(purpose)).subarray(0, 16), data).toString("base64");
  const about =
    'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"';
  const info = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData ${about} saltValue="${keySalt.toString("base64")}"/><dataIntegrity encryptedHmacKey="${sealed("5fb2ad010cb9e1f6", integrity)}" encryptedHmacValue="${sealed("a0677f02b22c8433", signed)}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${spins}" ${about} saltValue="${passwordSalt.toString("base64")}" encryptedVerifierHashInput="${under("fea7d2763b4b9e79", verifier).toString("base64")}" encryptedVerifierHashValue="${under("d7aa0f6d3061344e", sha512(verifier)).toString("base64")}" encryptedKeyValue="${under("146e0be7abacd0d6", key).toString("base64")}"/></keyEncryptor></keyEncryptors></encryption>`;
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, "/EncryptionInfo", Buffer.concat([bytes("0400040040000000"), Buffer.from(info)]));
  CFB.utils.cfb_add(file, "/EncryptedPackage", payload);
  return Buffer.from(CFB.write(file, { type: "buffer" }) as Uint8Array);
}

function spun(password: string, salt: Buffer): Buffer {
  let hash = sha512(salt, Buffer.from(password, "utf16le"));
  for (let i = 0; i < spins; i++) hash = sha512(number(i), hash);
  return hash;
}

function segments(clear: Uint8Array, key: Buffer, salt: Buffer): Buffer[] {
  const made: Buffer[] = [];
  for (let i = 0; i * 4096 < clear.length; i++) {
    const vector = sha512(salt, number(i)).subarray(0, 16);
    made.push(aes(key, vector, Buffer.from(clear.subarray(i * 4096, (i + 1) * 4096))));
  }
  return made;
}

function aes(key: Buffer, vector: Buffer, data: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-cbc", key, vector).setAutoPadding(false);
  const whole = Buffer.concat([data, Buffer.alloc((16 - (data.length % 16)) % 16)]);
  return Buffer.concat([cipher.update(whole), cipher.final()]);
}

function sha512(...parts: readonly Buffer[]): Buffer {
  const hash = createHash("sha512");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function number(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, "hex");
}

function drawn(chance: Chance, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => chance.int(0, 255)));
}
