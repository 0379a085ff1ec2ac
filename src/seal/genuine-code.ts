/**
 * The code on each letter, e-mail and text by which anybody can ask whether it is ours, and what stands about it in the
 * file that the public's process reads. Sixteen letters of 32 are 80 bits, derived from the message's own reference by a
 * key that the public's process has not. The file holds a hash of each code, and what it says lies under the code itself:
 * who has the file and not the letter must guess 2^60 times for one of a million, and learns that something was sent.
 */
import { createHash, createHmac, type KeyObject } from "node:crypto";
import { foldedReference } from "./answer-seal.ts";

export type Genuine = {
  /** As the day stands on the message: "2025-11-24". */
  readonly day: string;
  readonly from: string;
  readonly channel: "email" | "letter" | "text";
};

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const letters = 16;
const idLength = 16;
const saysLength = 8;
export const genuineLength = idLength + saysLength;
const channels = ["email", "letter", "text"] as const;
const dayMs = 86_400_000;

/** "7K2M-Q0XV-93TD-AB4F". The same message has the same code, however often it is tried. */
export function genuineCode(key: KeyObject, reference: string): string {
  const bytes = createHmac("sha256", key).update(`message ${reference}`).digest();
  const code = Array.from(bytes.subarray(0, letters), (byte) => alphabet[byte & 31]).join("");
  return code.match(/.{4}/g)!.join("-");
}

export function genuineRecord(code: string, { day, from, channel }: Genuine): Buffer {
  const says = Buffer.alloc(saysLength);
  says.writeUInt16BE(Date.parse(day) / dayMs);
  says.writeUInt8(channels.indexOf(channel), 2);
  nameHash(from).copy(says, 3);
  return Buffer.concat([genuineId(code), under(code, says)]);
}

/** Where it stands in the file. */
export function genuineId(code: string): Buffer {
  return hashOf("id", code).subarray(0, idLength);
}

/** `names`: of the bodies that may have sent it; one that is none of them has no name here. */
export function openGenuine(code: string, sealed: Uint8Array, names: readonly string[]): Genuine {
  const says = under(code, sealed);
  const name = says.subarray(3, saysLength);
  return {
    day: new Date(says.readUInt16BE() * dayMs).toISOString().slice(0, 10),
    channel: channels[says.readUInt8(2)] ?? "letter",
    from: names.find((one) => nameHash(one).equals(name)) ?? "",
  };
}

function under(code: string, says: Uint8Array): Buffer {
  const stream = hashOf("says", code);
  return Buffer.from(says.map((byte, at) => byte ^ stream[at]!));
}

function nameHash(name: string): Buffer {
  return createHash("sha256")
    .update(name)
    .digest()
    .subarray(0, saysLength - 3);
}

function hashOf(what: string, code: string): Buffer {
  return createHash("sha256")
    .update(`candour genuine ${what} ${foldedReference(code)}`)
    .digest();
}
