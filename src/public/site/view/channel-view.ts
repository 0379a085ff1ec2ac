/** Another way to a service, with a link where there is one that does no harm. */
import { type Channel, type ChannelKind, webAddress } from "../../../domain/public-services/channel.ts";

export function channelView({ kind, value, words }: Channel) {
  return { kind, value, words, href: hrefOf(kind, value) };
}

function hrefOf(kind: ChannelKind, value: string): string {
  if (kind === "phone") return `tel:${value.replace(/[^\d+]/g, "")}`;
  if (kind === "email") return `mailto:${value}`;
  return kind === "web" ? (webAddress(value) ?? "") : "";
}
