/** An outage as the page of one authority shows it: what is said of it, then what this authority adds. */
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedOutage } from "../../../domain/publication/published-outage.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { channelView } from "./channel-view.ts";
import { expectedView } from "./expected-view.ts";

export type OutageView = ReturnType<typeof viewAt>;

/** Those that the authority has joined, ended ones as well. */
export function outagesAt(publication: Publication, authority: string): readonly OutageView[] {
  return publication.outages.flatMap((outage) => {
    const part = outage.parts.find((one) => one.authority === authority);
    return part === undefined ? [] : [viewAt(publication, outage, part)];
  });
}

function viewAt(
  { services, authorities, updatedAt: updatedOn }: Publication,
  outage: PublishedOutage,
  part: PublishedOutage["parts"][number],
) {
  const { key, title, status, words, startedAt, updatedAt, endedAt, parts } = outage;
  const others = parts.filter(({ authority }) => authority !== part.authority);
  return {
    ...{ key, title, status, words },
    since: { iso: startedAt },
    updated: { iso: updatedAt },
    ended: endedAt === null ? null : { iso: endedAt },
    ...expectedView(outage, ukDay(new Date(updatedOn))),
    ownWords: part.words,
    ways: part.channels.map(channelView),
    services: services
      .filter((one) => one.authority === part.authority && part.services.includes(one.key))
      .map((one) => ({ name: one.name, href: `/services/${one.authority}/${one.key}` })),
    /** Who else has it. */
    others: others.map((one) => authorities.find((body) => body.key === one.authority)?.name ?? ""),
  };
}
