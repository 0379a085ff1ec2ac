/** Ledger entries, ready for their page. */
import type { Desk } from "../../../respond/desk/desk.ts";
import type { NamesOf } from "../../../respond/timeline/entry-words.ts";
import { pager, pageSize } from "../../frame/pager.ts";
import { changesInWords, particulars, subjectWords, verbWords } from "../../words/entries.ts";

type Page = Awaited<ReturnType<Desk["ledger"]>>;

export function ledgerView({ rows, total }: Page, page: number, here: string, names: NamesOf) {
  return {
    here,
    total,
    rows: rows.map((entry) => ({
      sequence: entry.sequence,
      at: new Date(entry.written),
      what: verbWords(entry.verb),
      subject: subjectWords(entry.subject, names),
      by: entry.actorName,
      particulars: particulars(entry.detail, names),
      changes: changesInWords(entry.changes, names),
      hash: entry.hash.slice(0, 12),
    })),
    pager: pager(page, Math.ceil(total / pageSize), (n) => `${here}?page=${n}`),
  };
}
