/**
 * Challenges of passkeys, and what a browser keeps for us. A challenge is random, says until when it is good, and proves
 * by a keyed hash that it was made here for this browser: so nothing is kept of the many that nobody answers. Those that
 * were answered are kept until they run out, and are refused a second time.
 */
import { type KeyObject, randomBytes, timingSafeEqual } from "node:crypto";
import type { Sql } from "postgres";
import type { ChallengeStore } from "../../respond/account-ports.ts";
import { seal, unseal } from "../../seal/seal.ts";
import { hashBytes } from "../hash-bytes.ts";

const lasts = 5 * 60_000;

export function openChallengeStore(sql: Sql, key: KeyObject): ChallengeStore {
  const proofOf = (body: Buffer, holder: string): Buffer =>
    hashBytes("challenge", `${body.toString("hex")} ${holder}`, key);
  return {
    make(holder, now) {
      const body = Buffer.alloc(24);
      randomBytes(16).copy(body);
      body.writeBigUInt64BE(BigInt(now.getTime() + lasts), 16);
      return Buffer.concat([body, proofOf(body, holder)]).toString("base64url");
    },

    async spend(challenge, holder, now) {
      const bytes = Buffer.from(challenge, "base64url");
      if (bytes.length !== 40) return false;
      const body = bytes.subarray(0, 24);
      const endsAt = Number(body.readBigUInt64BE(16));
      if (!timingSafeEqual(bytes.subarray(24), proofOf(body, holder)) || endsAt <= now.getTime())
        return false;
      await sql`delete from spent_challenge where ends_at <= ${now}`;
      const { count } = await sql`
        insert into spent_challenge (challenge_hash, ends_at)
        values (${hashBytes("spent", challenge, key)}, ${new Date(endsAt)}) on conflict do nothing`;
      return count === 1;
    },

    hand: (text, endsAt) =>
      seal(JSON.stringify({ text, endsAt: endsAt.getTime() }), key, "handed to a browser").toString(
        "base64url",
      ),

    handed(sealed, now) {
      try {
        const plain = unseal(Buffer.from(sealed, "base64url"), key, "handed to a browser").toString();
        const { text, endsAt } = JSON.parse(plain) as { readonly text: string; readonly endsAt: number };
        return endsAt > now.getTime() ? text : null;
      } catch {
        return null; // not ours, or not whole
      }
    },
  };
}
