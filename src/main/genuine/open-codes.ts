/** Sends messages with their codes; what the public's process reads of them is there before anything is sent. */
import type { Sql } from "postgres";
import { hatchFolder } from "../../domain/hatch/submission.ts";
import type { Courier } from "../../respond/courier.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { sentMessages } from "../../store/notices/sent-messages.ts";
import { codesAnewWhereGone, printCodes } from "./print-codes.ts";

export async function withCodes(
  sql: Sql,
  ring: Pick<KeyRing, "derived">,
  { hatch, address }: { readonly hatch: string; address(): string },
  courier: Courier,
): Promise<Courier> {
  const codes = { key: ring.derived("verify"), file: hatchFolder(hatch).genuine, address };
  await codesAnewWhereGone(codes, () => sentMessages(sql));
  return printCodes(codes, courier);
}
