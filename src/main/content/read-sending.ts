/** Reads what sending takes: the channels' limits and prices. */
import { z } from "zod";
import type { SendingLimits } from "../../domain/waves/estimate.ts";
import { readWords } from "./read-words.ts";

const most = z.number().int().positive().optional();
const channel = z
  .strictObject({ perDay: most, perMinute: most, pence: z.number().min(0) })
  .transform(({ perDay = null, perMinute = null, pence }) => ({ perDay, perMinute, pence }));
const file = z.strictObject({ email: channel, text: channel, letter: channel });

export function readSendingLimits(folder: string): Promise<SendingLimits> {
  return readWords(folder, "sending.yaml", file as z.ZodType<SendingLimits>);
}
