/**
 * Writes the documents of a holding as they stream past, in path order, and counts what became of them. Those of a
 * former review are brought up to date; those that are gone go, unless somebody was told of what stood in them.
 */
import type { TransactionSql } from "postgres";
import type { DocumentRecord } from "../../domain/documents/document.ts";
import { controllerOf, type Holding } from "../../domain/documents/holding.ts";
import { documentId, openDocumentFields } from "../holding/document-fields.ts";
import { type CellValue, type Columns, insertRows } from "../insert-rows.ts";
import type { RegisterKeys } from "./register-keys.ts";

export type DocumentsStaged = {
  readonly outcomes: Readonly<Record<string, number>>;
  /** Years. */
  readonly earliest: string | null;
  readonly latest: string | null;
};

const columns: Columns = {
  holding_id: "uuid",
  id: "bytea",
  ordinal: "int",
  path: "bytea",
  sha256: "bytea",
  type: "text",
  bytes: "bigint",
  outcome: "text",
  partial: "boolean",
  ocr: "boolean",
  reason: "bytea",
  duplicate_of: "bytea",
  pages: "int",
  earliest: "text",
  latest: "text",
  authority_id: "uuid",
};

/** Into a table of the transaction: what stands there for all to see is not touched yet. */
export async function stageDocuments(
  tx: TransactionSql,
  keys: RegisterKeys,
  holding: Holding,
  documents: AsyncIterable<DocumentRecord>,
): Promise<DocumentsStaged> {
  let count = 0;
  const outcomes: Record<string, number> = {};
  let earliest: string | null = null;
  let latest: string | null = null;

  async function* rows(): AsyncIterable<readonly CellValue[]> {
    for await (const document of documents) {
      outcomes[document.outcome] = (outcomes[document.outcome] ?? 0) + 1;
      const [from, to] = [yearOf(document.earliest), yearOf(document.latest)];
      if (from !== null && (earliest === null || from < earliest)) earliest = from;
      if (to !== null && (latest === null || to > latest)) latest = to;
      yield documentRow(document, count++, holding, keys);
    }
  }

  await tx`create temporary table document_found (like document) on commit drop`;
  await insertRows(tx, "document_found", columns, rows());
  return { outcomes, earliest, latest };
}

function documentRow(
  document: DocumentRecord,
  ordinal: number,
  holding: Holding,
  keys: RegisterKeys,
): readonly CellValue[] {
  const { path, reason, sha256, duplicateOf } = document;
  const fields = openDocumentFields(keys.ring);
  const id = documentId(path, keys.lookup);
  const controller = controllerOf(path, holding);
  const under = keys.of(controller);
  return [
    holding.id,
    id,
    ordinal,
    fields.path.seal(path, holding.id, id, under),
    sha256 === null ? null : Buffer.from(sha256, "hex"),
    document.type,
    document.bytes,
    document.outcome,
    document.partial,
    document.ocr,
    reason === null ? null : fields.reason.seal(reason, holding.id, id, under),
    duplicateOf === null ? null : documentId(duplicateOf, keys.lookup),
    document.pages,
    yearOf(document.earliest),
    yearOf(document.latest),
    controller,
  ];
}

/** Years alone: the first date in a document may well be the day on which somebody was born. */
function yearOf(date: string | null): string | null {
  return date?.slice(0, 4) ?? null;
}

export async function mergeDocuments(tx: TransactionSql, { id }: Holding): Promise<void> {
  const names = Object.keys(columns);
  const updates = names.slice(2).map((name) => `${name} = excluded.${name}`);
  await tx.unsafe(
    `insert into document (${names.join(", ")}) select ${names.join(", ")} from document_found
     on conflict (holding_id, id) do update set ${updates.join(", ")}`,
  );
  await tx`
    delete from document d where d.holding_id = ${id}
      and not exists (select from document_found n where n.id = d.id)
      and not exists (select from finding f where f.holding_id = ${id} and f.document = d.id)`;
}
