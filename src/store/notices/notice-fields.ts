/** Sealing of what a notice keeps in clear words with its person's own key: name, destination and words, each bound to its notice. */

import { unopened } from "../../domain/documents/unopened.ts";
import type { NoticeId, PersonId } from "../../domain/ids.ts";
import type { KeptRoute, NoticeWords } from "../../domain/notices/notice.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { type NamedKey, sealUnder } from "../../seal/sealed-value.ts";
import { openWith, personKey } from "../people/person-fields.ts";

type Kind = "name" | "destination" | "words" | "routes";

export type NoticeFields = {
  seal(kind: Kind, value: string): Buffer;
  sealWords(words: NoticeWords): Buffer;
  /** Null where the key is gone. */
  open(kind: Kind, sealed: Uint8Array): string | null;
  openWords(sealed: Uint8Array): NoticeWords | null;
  sealRoutes(routes: readonly KeptRoute[]): Buffer;
  /** None where the key is gone, or none were kept. */
  openRoutes(sealed: Uint8Array | null): readonly KeptRoute[];
};

/** `key`: the person's; it must be there for whoever seals. */
export function openNoticeFields(notice: NoticeId, key: NamedKey | null): NoticeFields {
  const contextOf = (kind: Kind): string => `notice ${notice} ${kind}`;
  const fields: NoticeFields = {
    seal: (kind, value) => sealUnder(key!, value, contextOf(kind)),
    open: (kind, sealed) => openWith(key, sealed, contextOf(kind)),
    sealWords: (words) => fields.seal("words", JSON.stringify(words)),
    openWords(sealed) {
      const opened = fields.open("words", sealed);
      return opened === null ? null : (JSON.parse(opened) as NoticeWords);
    },
    sealRoutes: (routes) => fields.seal("routes", JSON.stringify(routes)),
    openRoutes(sealed) {
      const opened = sealed === null ? null : fields.open("routes", sealed);
      return opened === null ? [] : (JSON.parse(opened) as readonly KeptRoute[]);
    },
  };
  return fields;
}

/** A notice's row with what opens it. */
export type SealedNotice = {
  readonly id: NoticeId;
  readonly person: PersonId;
  readonly sealKey: Buffer | null;
};

export function fieldsOfNotice(ring: KeyRing, { id, person, sealKey }: SealedNotice): NoticeFields {
  return openNoticeFields(id, personKey(ring, person, sealKey));
}

/** What a page shows where the words of a notice are gone. */
export const unopenedWords: NoticeWords = {
  subject: unopened,
  blocks: [{ kind: "paragraph", text: unopened }],
  short: unopened,
};
