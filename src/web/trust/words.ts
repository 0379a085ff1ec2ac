/** Trust in words: channels, states and what an all-clear is worth now. */
import { type Attestation, standingOf } from "../../domain/trust/attestation.ts";
import { type Channel, channels } from "../../domain/trust/channel.ts";
import type { TrustNow, TrustState } from "../../domain/trust/trust.ts";
import { dateAndTime } from "../words/dates.ts";
import type { Tag } from "../words/states.ts";

export const channelWords: Readonly<Record<Channel, string>> = {
  mail: "Mail and links",
  network: "Network connections",
  "sign-in": "Single sign-on",
  files: "File shares",
  visits: "Staff on site",
};
export const channelHints: Readonly<Record<Channel, string>> = {
  mail: "Mail from them, and links in it",
  network: "Connections between the networks",
  "sign-in": "Their staff sign in here with their own accounts",
  files: "Folders and drives that both use",
  visits: "Their staff and devices on your sites",
};
export const channelChoices = channels.map((value) => ({
  ...{ value, text: channelWords[value], hint: channelHints[value] },
}));

export const trustTags: Readonly<Record<TrustState, Tag>> = {
  trusted: { text: "Trusted", colour: "grey" },
  "not-until-safe": { text: "Not until declared safe", colour: "red" },
  "declared-safe": { text: "Declared safe", colour: "green" },
};

const soonMs = 2 * 86_400_000;

/** What holds, and that it ends soon or has lapsed. */
export function trustWords({ state, lapsed, endsAt }: TrustNow, now: Date): readonly Tag[] {
  const tags: Tag[] = [trustTags[state]];
  if (lapsed !== null) tags.push({ text: lapsedWords[lapsed], colour: "orange" });
  if (endsAt !== null && endsAt.getTime() - now.getTime() < soonMs)
    tags.push({ text: "Ends soon", colour: "orange" });
  return tags;
}

const lapsedWords = {
  expired: "All-clear expired",
  withdrawn: "All-clear withdrawn",
  unsound: "All-clear in doubt",
} as const;

export function standingTag(attestation: Attestation, now: Date): Tag {
  switch (standingOf(attestation, now)) {
    case "standing":
      return attestation.expiresAt.getTime() - now.getTime() < soonMs
        ? { text: "Ends soon", colour: "orange" }
        : { text: "Stands", colour: "green" };
    case "expired":
      return { text: "Expired", colour: "grey" };
    case "withdrawn":
      return { text: "Withdrawn", colour: "orange" };
    case "unsound":
      return { text: "Signature does not fit", colour: "red" };
  }
}

export function untilWords({ expiresAt, withdrawnAt }: Attestation): string {
  return withdrawnAt === null ? `until ${dateAndTime(expiresAt)}` : `withdrawn ${dateAndTime(withdrawnAt)}`;
}

export function attestationReference({ number }: Pick<Attestation, "number">): string {
  return `A-${number}`;
}

/** What staff are told, as long as nobody has better words. */
export function usualWords(partners: readonly string[]): string {
  const who = partners.length === 0 ? "this partner" : partners.join(" or ");
  return `Do not open links or attachments in mail from ${who} until we say that it is safe. If it is urgent, call the person on a number that you know. Report anything odd to the Tech Hub at once.`;
}
