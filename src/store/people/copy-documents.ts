/**
 * Writes the documents of a holding as they stream past, in path order, and counts what became of them. Those of a
 * former review are brought up to date; those that are gone go, unless somebody was told of what stood in them.
 */
import type { TransactionSql } from "postgres";
import type { DocumentRecord } from "../../domain/document.ts";
import { controllerOf, type Holding } from "../../domain/holding.ts";
import { type CopyValue, copyRows } from "../copy.ts";
import { documentId, openDocumentFields } from "../holding/document-fields.ts";
import type { Keys } from "./copy-people.ts";

export type DocumentsWritten = {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly earliest: string | null;
  readonly latest: string | null;
};

const columns =
  "holding_id, id, ordinal, path, sha256, type, bytes, outcome, partial, ocr, reason, duplicate_of, pages, earliest, latest, authority_id";

export async function copyDocuments(
  tx: TransactionSql,
  keys: Keys,
  holding: Holding,
  documents: AsyncIterable<DocumentRecord>,
): Promise<DocumentsWritten> {
  let count = 0;
  const outcomes: Record<string, number> = {};
  let earliest: string | null = null;
  let latest: string | null = null;
  const fields = openDocumentFields(keys.field);

  async function* rows(): AsyncIterable<readonly CopyValue[]> {
    for await (const document of documents) {
      outcomes[document.outcome] = (outcomes[document.outcome] ?? 0) + 1;
      if (document.earliest !== null && (earliest === null || document.earliest < earliest))
        earliest = document.earliest;
      if (document.latest !== null && (latest === null || document.latest > latest)) latest = document.latest;
      const { path, reason, sha256, duplicateOf } = document;
      const id = documentId(path, keys.lookup);
      yield [
        holding.id,
        id,
        count++,
        fields.path.seal(path, holding.id, id),
        sha256 === null ? null : Buffer.from(sha256, "hex"),
        document.type,
        document.bytes,
        document.outcome,
        document.partial,
        document.ocr,
        reason === null ? null : fields.reason.seal(reason, holding.id, id),
        duplicateOf === null ? null : documentId(duplicateOf, keys.lookup),
        document.pages,
        document.earliest,
        document.latest,
        controllerOf(path, holding),
      ];
    }
  }

  await tx`create temporary table document_found (like document) on commit drop`;
  await copyRows(tx, "document_found", columns.split(", "), rows());
  await mergeDocuments(tx, holding);
  return { outcomes, earliest, latest };
}

async function mergeDocuments(tx: TransactionSql, { id }: Holding): Promise<void> {
  const updates = columns.split(", ").slice(2);
  await tx.unsafe(
    `insert into document (${columns}) select ${columns} from document_found
     on conflict (holding_id, id) do update set ${updates.map((name) => `${name} = excluded.${name}`).join(", ")}`,
  );
  await tx`
    delete from document d where d.holding_id = ${id}
      and not exists (select from document_found n where n.id = d.id)
      and not exists (select from finding f where f.holding_id = ${id} and f.document = d.id)`;
}
