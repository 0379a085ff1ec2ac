/** Who wants to hear more, of what and how often; and the limits by which nobody is flooded. */
export const paces = ["at-once", "daily"] as const;
export type Pace = (typeof paces)[number];

/** "all"; "a:KEY", all of one authority; "s:AUTHORITY/KEY", one service. */
export type Topic = string;
export type Choices = {
  readonly topics: readonly Topic[];
  readonly pace: Pace;
  /** In which they asked, and are written to: "cy". */
  readonly language: string;
};

const day = 86_400_000;
const hour = 3_600_000;
const topicShape = /^(all|a:[a-z0-9-]{1,100}|s:[a-z0-9-]{1,100}\/[a-z0-9-]{1,100})$/u;
const mostTopics = 50;

/** How long a link that confirms can be used; then the address is deleted. */
export const confirmDays = 7;
/** A message that is this old is sent to nobody any more, and not kept: neither that it went out, nor itself in the outbox. */
export const keptDays = 30;
/** An address that cannot be written to so often in a row is deleted. */
export const mostFailures = 3;
/** Messages to one subscriber about different things; what comes beyond waits for the daily message. */
export const mostNews = { hour: 4, day: 10 } as const;
/** Changes that follow one another within this time make one message. */
export const joinMs = 600_000;

/** What is no topic of ours is left out; whoever has "all" needs no other. */
export function topicsIn(given: readonly string[]): readonly Topic[] {
  const topics = [...new Set(given.filter((one) => topicShape.test(one)))].sort().slice(0, mostTopics);
  return topics.includes("all") ? ["all"] : topics;
}

/** "en" for what is no code of a language. Whether there are words in it is seen when a message is written. */
export function languageIn(typed: string): string {
  return /^[a-z]{2,3}(-[a-z]{2,8})?$/u.test(typed) ? typed : "en";
}

/** Lower case, without spaces around; null for what is none. */
export function emailIn(typed: string): string | null {
  const email = typed.trim().toLowerCase();
  return email.length <= 254 && /^[^\s@<>"(),:;\\[\]\p{C}]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/u.test(email)
    ? email
    : null;
}

/** One confirmation an hour and three a day to one address, whoever asks. */
export function mayConfirm(asked: readonly Date[], now: Date): boolean {
  const within = (ms: number) => asked.filter((at) => now.getTime() - at.getTime() < ms).length;
  return within(hour) < 1 && within(day) < 3;
}
