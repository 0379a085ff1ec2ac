/** Other ways to a service, one line for each in a form; lines without a number or an address fall away. */
import {
  type Channel,
  type ChannelKind,
  channelKinds,
  mostChannels,
} from "../../domain/public-services/channel.ts";
import { type Fields, oneOf, text } from "../frame/fields.ts";

export const channelWords: Readonly<Record<ChannelKind, string>> = {
  phone: "Phone",
  email: "Email",
  web: "Website",
  place: "In person",
  post: "By post",
};

export const channelChoices = channelKinds.map((value) => ({ value, text: channelWords[value] }));

export function readChannels(form: Fields): readonly Channel[] {
  return numbers().flatMap((n): Channel[] => {
    const value = text(form, `way-${n}`);
    if (value === "") return [];
    const kind = oneOf(form, `way-kind-${n}`, channelKinds) ?? "phone";
    return [{ kind, value, words: text(form, `way-words-${n}`) }];
  });
}

export function channelFields(channels: readonly Channel[]): Fields {
  return Object.fromEntries(
    channels.flatMap(({ kind, value, words }, index) => [
      [`way-kind-${index + 1}`, kind],
      [`way-${index + 1}`, value],
      [`way-words-${index + 1}`, words],
    ]),
  );
}

/** Those that hold something, and one more to write in. */
export function channelLines(fields: Fields): readonly number[] {
  const used = numbers().filter((n) => text(fields, `way-${n}`) !== "");
  return numbers().slice(0, Math.min(mostChannels, Math.max(0, ...used) + 1));
}

/** In one text, to lay two of them side by side. */
export function channelsInLines(form: Fields): string {
  return readChannels(form)
    .map(({ kind, value, words }) =>
      [`${channelWords[kind]}: ${value}`, words].filter((one) => one !== "").join(", "),
    )
    .join("\n");
}

function numbers(): readonly number[] {
  return Array.from({ length: mostChannels }, (_, index) => index + 1);
}
