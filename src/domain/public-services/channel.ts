/** Another way to a service while it does not run as usual: whom to call, where to go, where to write. */

export const channelKinds = ["phone", "email", "web", "place", "post"] as const;
export type ChannelKind = (typeof channelKinds)[number];

export type Channel = {
  readonly kind: ChannelKind;
  /** The number, the address; a place's lines are parted by commas. */
  readonly value: string;
  /** "Monday to Friday, 9am to 5pm"; "" where there is nothing to add. */
  readonly words: string;
};

export type ChannelProblem = {
  readonly kind: "channel-malformed" | "too-many-channels";
  /** Which one, from 1. */
  readonly number?: number;
};

export const mostChannels = 6;
const longest = 200;

/** Null where all are fit to be shown. */
export function channelsProblem(channels: readonly Channel[]): ChannelProblem | null {
  if (channels.length > mostChannels) return { kind: "too-many-channels" };
  const wrong = channels.findIndex((channel) => !isFit(channel));
  return wrong === -1 ? null : { kind: "channel-malformed", number: wrong + 1 };
}

function isFit({ kind, value, words }: Channel): boolean {
  if (value === "" || value.length > longest || words.length > longest) return false;
  if (kind === "phone") return /^\+?[\d ()-]{3,24}$/u.test(value);
  if (kind === "email") return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value);
  return kind !== "web" || webAddress(value) !== null;
}

/** A whole address of the web, for a link; null where it is none: a "javascript:" link must do nothing. */
export function webAddress(typed: string): string | null {
  const whole = /^https?:\/\//iu.test(typed) ? typed : `https://${typed}`;
  if (/\s/u.test(whole) || !URL.canParse(whole)) return null;
  const { protocol, hostname, username, password } = new URL(whole);
  const fit = hostname.includes(".") && username === "" && password === "";
  return fit && ["http:", "https:"].includes(protocol) ? whole : null;
}
