/**
 * Encrypts for whoever holds an age key (age-encryption.org/v1): a fresh file key, wrapped for the recipient's X25519 key,
 * then the content in pieces of 64 KiB under ChaCha20-Poly1305. What comes out opens with `age --decrypt`.
 */
import {
  createCipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { recipientKey } from "../../domain/print/recipient.ts";

const pieceSize = 65_536;

export function encryptFor(recipient: string, content: Uint8Array): Buffer {
  const key = recipientKey(recipient);
  if (key === null) throw new Error("An age recipient that is none");
  const fileKey = randomBytes(16);
  const head = `age-encryption.org/v1\n${stanza(key, fileKey)}---`;
  const mac = createHmac("sha256", derive(fileKey, "", "header"))
    .update(head)
    .digest();
  const nonce = randomBytes(16);
  return Buffer.concat([
    Buffer.from(`${head} ${base64(mac)}\n`),
    nonce,
    ...sealPieces(derive(fileKey, nonce, "payload"), content),
  ]);
}

function stanza(recipient: Uint8Array, fileKey: Uint8Array): string {
  const own = generateKeyPairSync("x25519");
  const share = own.publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey: publicKeyOf(recipient) });
  const salt = Buffer.concat([share, recipient]);
  const wrapKey = derive(shared, salt, "age-encryption.org/v1/X25519");
  return `-> X25519 ${base64(share)}\n${base64(seal(wrapKey, Buffer.alloc(12), fileKey))}\n`;
}

function publicKeyOf(raw: Uint8Array): KeyObject {
  const der = Buffer.concat([Buffer.from("302a300506032b656e032100", "hex"), raw]);
  return createPublicKey({ key: der, format: "der", type: "spki" });
}

function derive(secret: Uint8Array, salt: Uint8Array | string, info: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, 32));
}

/** The nonce counts the pieces, and its last byte says which is the last: none can be cut off or moved. */
function sealPieces(key: Uint8Array, content: Uint8Array): readonly Buffer[] {
  const count = Math.max(1, Math.ceil(content.length / pieceSize));
  return Array.from({ length: count }, (_, at) => {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(at, 7);
    nonce[11] = at === count - 1 ? 1 : 0;
    return seal(key, nonce, content.subarray(at * pieceSize, (at + 1) * pieceSize));
  });
}

function seal(key: Uint8Array, nonce: Uint8Array, content: Uint8Array): Buffer {
  const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
}
