/** The words in which people read entries of the ledger: whoever shows entries has them, the composition root binds them. */
import type { Detail, FieldChange } from "../../domain/ledger/entry.ts";

/** Names behind ids: of authorities, services, incidents. */
export type NamesOf = ReadonlyMap<string, string>;

export type EntryWords = {
  verb(verb: string): string;
  subject(subject: string, names: NamesOf): string;
  particulars(detail: Detail, names: NamesOf): readonly { readonly name: string; readonly value: string }[];
  changes(
    changes: readonly FieldChange[] | undefined,
    names: NamesOf,
  ): readonly { readonly name: string; readonly before: string; readonly after: string }[];
};
