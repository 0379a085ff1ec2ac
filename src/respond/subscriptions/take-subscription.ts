/** What came by the form of /subscribe and by the links in messages. Entries count, and name nobody. */
import type { Submission } from "../../domain/hatch/submission.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import {
  confirmDays,
  emailIn,
  languageIn,
  mayConfirm,
  type Pace,
  topicsIn,
} from "../../domain/subscriptions/subscription.ts";
import { note } from "../note.ts";
import type { SubscriptionStore } from "./subscription-store.ts";

export type SubscribePorts = { readonly subscriptions: SubscriptionStore; now(): Date };
export type SentSubscription = {
  readonly act: "ask" | "confirm" | "choose" | "leave";
  readonly email: string;
  readonly secret: string;
  readonly topics: readonly string[];
  readonly pace: Pace;
  readonly language: string;
};

const day = 86_400_000;

export async function takeSubscription(
  { subscriptions, now }: SubscribePorts,
  { act, email, secret, topics: typed, pace, language }: SentSubscription,
  sent: Submission,
): Promise<Outcome<"taken" | "known", Problem>> {
  const change = { by: "system", at: now() } as const;
  const entries = (verb: string) => [note(change, verb, { subject: "subscribers" }, { count: 1 })];
  if (act === "leave")
    return done(await subscriptions.leave(change, sent, secret, entries("subscription.ended")));
  if (act === "confirm") {
    const since = new Date(change.at.getTime() - confirmDays * day);
    return done(await subscriptions.confirm(change, sent, secret, since, entries("subscription.confirmed")));
  }
  const topics = topicsIn(typed);
  if (topics.length === 0) return failed({ kind: "fields-malformed" });
  const choices = { topics, pace, language: languageIn(language) };
  if (act === "choose")
    return done(await subscriptions.choose(change, sent, secret, choices, entries("subscription.changed")));
  const address = emailIn(email);
  if (address === null) return failed({ kind: "fields-malformed" });
  const may = (asked: readonly Date[]) => mayConfirm(asked, change.at);
  return done(await subscriptions.ask(change, sent, address, choices, may, entries("subscription.asked")));
}
