/** What a feed is of: everything, one authority, or one service of it. */
import type { Publication } from "../../domain/publication/publication.ts";

export type FeedScope = {
  readonly name: string;
  /** "" or "/authorities/northmere" or "/services/northmere/my-account" */
  readonly path: string;
  readonly authority: string | null;
  readonly service: string | null;
};

export function everything({ siteName }: Publication): FeedScope {
  return { name: siteName, path: "", authority: null, service: null };
}

export function scopesOf({ authorities, services }: Publication): readonly FeedScope[] {
  const names = new Map(authorities.map(({ key, name }) => [key, name]));
  return [
    ...authorities.map(({ key, name }) => ({
      ...{ name, path: `/authorities/${key}`, authority: key, service: null },
    })),
    ...services.map(({ authority, key, name }) => ({
      name: `${name} (${names.get(authority) ?? authority})`,
      path: `/services/${authority}/${key}`,
      ...{ authority, service: key },
    })),
  ];
}

/** Where the feeds are, as the English ones have it. */
export function feedPaths(publication: Publication): readonly string[] {
  return [everything(publication), ...scopesOf(publication)].flatMap(({ path }) => [
    `${path}/feed.atom`,
    `${path}/feed.json`,
  ]);
}

/** What an authority is called; the whole site where it is none of them. */
export function nameOf({ authorities, siteName }: Publication, key: string): string {
  return authorities.find((one) => one.key === key)?.name ?? siteName;
}
