/**
 * Reads the rules of the safe-contact gate. A body's own file may add rules and make core ones stricter; whatever it
 * leaves out of the core is applied all the same, unless it says under "removed" why it is not.
 */
import { z } from "zod";
import {
  coreConditions,
  type GateCondition,
  type GateRule,
  type GateRules,
} from "../../domain/gate/gate-rule.ts";
import { lanes } from "../../domain/gate/lane.ts";
import { channels, coreReasons, isCoreReason } from "../../domain/notices/notice.ts";
import { mentionTypes, personFlags } from "../../domain/people/mention.ts";
import { builtIn, readWords } from "./read-words.ts";

const words = z.string().trim().min(1).max(400);
const condition = z
  .strictObject({
    flag: z.enum(personFlags).optional(),
    role: z.enum(["subject", "staff"]).optional(),
    uncertain: z.enum(["match", "flag"]).optional(),
    name: z.literal("looks-wrong").optional(),
    way: z
      .array(z.enum([...channels, "none"]))
      .min(1)
      .optional(),
    several: z.enum(["doors", "ways"]).optional(),
    shared: z.boolean().optional(),
    sharedBy: z.number().int().min(1).optional(),
    band: z
      .array(z.enum(["low", "medium", "high", "very-high"]))
      .min(1)
      .optional(),
    categories: z.array(z.enum(mentionTypes)).min(1).optional(),
    addressSays: z.array(words).min(1).optional(),
  })
  .refine((when) => Object.values(when).some((part) => part !== undefined), {
    message: "a rule without a condition would hold everybody, or nobody: say when",
  });
const key = z.union(
  [z.enum(coreReasons), z.templateLiteral(["local-", z.string().regex(/^[a-z0-9-]{1,40}$/)])],
  {
    error: 'a rule is one of the core, or its key begins with "local-"',
  },
);
const file = z
  .strictObject({
    removed: z.array(z.strictObject({ key: z.enum(coreReasons), reason: words })),
    rules: z.array(
      z.strictObject({ key, when: condition, lanes: z.array(z.enum(lanes)).min(1), words, source: words }),
    ),
  })
  .refine(({ rules }) => new Set(rules.map((rule) => rule.key)).size === rules.length, {
    message: "two rules have one key",
  })
  .refine(({ rules }) => rules.every(isWhole), {
    message: "a core rule holds whom it always held: add one of your own to hold more",
  });

export async function readGate(folder: string): Promise<GateRules> {
  const own = await readWords(folder, "gate.yaml", file);
  const shipped = await readWords(builtIn, "gate.yaml", file);
  const removed = new Set<string>(own.removed.map((rule) => rule.key));
  const core = shipped.rules
    .filter((rule) => isCoreReason(rule.key) && !removed.has(rule.key))
    .map((rule) =>
      stricter(
        rule,
        own.rules.find((one) => one.key === rule.key),
      ),
    );
  return { rules: [...core, ...own.rules.filter((rule) => !isCoreReason(rule.key))], removed: own.removed };
}

/** The body's words, and the lanes of both. */
function stricter(shipped: GateRule, own: GateRule | undefined): GateRule {
  if (own === undefined) return shipped;
  return { ...own, lanes: lanes.filter((lane) => shipped.lanes.includes(lane) || own.lanes.includes(lane)) };
}

function isWhole(rule: { readonly key: string; readonly when: GateCondition }): boolean {
  if (!isCoreReason(rule.key)) return true;
  return written(rule.when) === written(coreConditions[rule.key]);
}

function written(when: GateCondition): string {
  return JSON.stringify(Object.entries(when).toSorted(([a], [b]) => a.localeCompare(b)));
}
