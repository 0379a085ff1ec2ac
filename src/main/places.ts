/** Where things lie in a data folder. */
import { dirname, join, resolve } from "node:path";

export type Places = {
  readonly data: string;
  /** There once Candour was started on the folder, unless it keeps its record in a database elsewhere. */
  readonly record: string;
  /** 32 bytes as hex, readable by its owner alone; whoever has it and the record can read the register. */
  readonly key: string;
  /** Sealed stage outputs of reviews. */
  readonly work: string;
  /** Messages of the local outbox, as files. */
  readonly outbox: string;
  /** Letters for a printer, in batches. */
  readonly print: string;
  /** The published site, version by version. */
  readonly site: string;
  /** Where the public site's process hands over what people send, sealed, and finds answers. */
  readonly hatch: string;
  /** Where mail is put that staff forwarded: picked up from there once. */
  readonly intake: string;
  /** Where mail servers put what came back of our e-mails, as maildir. */
  readonly bounces: string;
  /** Words that were edited here take the place of those that come with Candour. */
  readonly content: string;
};

export function placesIn(folder: string): Places {
  const data = resolve(folder);
  return {
    data,
    record: join(data, "record"),
    key: join(data, "keys", "master.key"),
    work: join(data, "work"),
    outbox: join(data, "outbox"),
    print: join(data, "print"),
    site: join(data, "site"),
    hatch: join(data, "hatch"),
    intake: join(data, "intake"),
    bounces: join(data, "bounces"),
    content: join(data, "content"),
  };
}

/** What is Candour's own, and never a holding that somebody could load. */
export function ownFoldersOf({ record, key, work, outbox, print, site }: Places): readonly string[] {
  return [record, dirname(key), work, outbox, print, site];
}
