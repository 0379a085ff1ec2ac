/** Reads the bodies that incidents are referred to: the data folder's own file first, else the one that comes along. */
import { z } from "zod";
import type { ReferralBody } from "../../domain/referrals/body.ts";
import { readWords } from "./read-words.ts";

const words = z.string().min(1);
const file = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z-]*$/),
      name: words,
      when: words,
      wants: z.array(words).min(1),
      contacts: z
        .array(
          z.strictObject({
            text: words,
            value: words,
            href: z.url({ protocol: /^(https|tel|mailto)$/ }).optional(),
          }),
        )
        .min(1),
      hours: words,
      circle: z.enum(["partner", "community", "anybody"]),
      source: words,
      check: z.boolean().optional(),
    }),
  )
  .min(1)
  .refine((bodies) => new Set(bodies.map(({ key }) => key)).size === bodies.length, "a key stands twice")
  .refine((bodies) => bodies.every(({ key }) => key !== "other"), "other is for bodies that are typed");

export async function readReferralBodies(folder: string): Promise<readonly ReferralBody[]> {
  return (await readWords(folder, "referrals.yaml", file)) as readonly ReferralBody[];
}
