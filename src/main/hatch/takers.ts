/** Who takes in what was sent by which form. What came from outside is read by a schema here, and nowhere further in. */
import { z } from "zod";
import { languages } from "../../domain/check/question.ts";
import { complaintKinds, longestComplaint, longestComplaintLine } from "../../domain/complaints/complaint.ts";
import type { Submission } from "../../domain/hatch/submission.ts";
import { failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import { paces } from "../../domain/subscriptions/subscription.ts";
import { acknowledgeByLink } from "../../respond/briefings/acknowledge.ts";
import type { BriefingDeskPorts } from "../../respond/briefings/ports.ts";
import { type TakePorts, takeQuestion } from "../../respond/check/take-question.ts";
import { takeComplaint } from "../../respond/complaints/receive-complaint.ts";
import type { Taker } from "../../respond/hatch/hatch-ports.ts";
import { type SubscribePorts, takeSubscription } from "../../respond/subscriptions/take-subscription.ts";

export type TakerPorts = Pick<BriefingDeskPorts, "briefings" | "briefingDoor" | "now"> &
  TakePorts &
  SubscribePorts &
  Parameters<typeof takeComplaint>[0];

/** Everybody who takes in something. A part that has a form adds its taker here. */
export function takersOf(ports: TakerPorts): readonly Taker[] {
  return [
    takerOf("briefing-acknowledgement", acknowledgement, (read, submission) =>
      acknowledgeByLink(ports, read, submission),
    ),
    takerOf("complaint", complaint, (read, submission) => takeComplaint(ports, read, submission)),
    takerOf("subscription", subscription, (read, submission) => takeSubscription(ports, read, submission)),
    takerOf("check", question, (read, submission) => takeQuestion(ports, read, submission)),
  ];
}

const acknowledgement = z.object({
  secret: z.string().min(1).max(100),
  version: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
});

const typed = z.string().max(300).default("");
const told = z.string().max(longestComplaintLine).default("");
const complaint = z.object({
  ...{ kind: z.enum(complaintKinds), name: told, contact: told, letter: told, authority: told },
  words: z.string().min(1).max(longestComplaint),
});

/** "Am I affected?": what is refused was never sent by a form of ours. */
const question = z.object({
  ...{ name: typed, email: typed, phone: typed, line: typed, postcode: typed, reference: typed },
  authority: typed,
  language: z.enum(languages).catch("en"),
});

const subscription = z.object({
  act: z.enum(["ask", "confirm", "choose", "leave"]),
  ...{ email: typed, secret: typed },
  topics: z
    .union([z.string().max(210), z.array(z.string().max(210)).max(60)])
    .default([])
    .transform((given) => [given].flat()),
  pace: z.enum(paces).catch("at-once"),
  language: z.string().max(20).catch("en"),
});

/** `take` is given the fields as the schema reads them; what it does not read is set aside. */
export function takerOf<T>(
  kind: string,
  fields: z.ZodType<T>,
  take: (fields: T, submission: Submission) => Promise<Outcome<"taken" | "known", Problem>>,
): Taker {
  return {
    kind,
    async take(submission) {
      const read = fields.safeParse(submission.fields);
      return read.success ? await take(read.data, submission) : failed({ kind: "fields-malformed" });
    },
  };
}
