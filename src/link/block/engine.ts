/** DuckDB in memory. It never spills: what it writes to a scratch folder would be personal data in clear. */
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { done, failed, type Outcome } from "../../domain/outcome.ts";

export type LinkProblem =
  | { readonly kind: "out-of-memory"; readonly limitMb: number; readonly advice: string }
  | {
      readonly kind: "too-many-pairs";
      readonly pairs: number;
      readonly budget: number;
      readonly advice: string;
    };

export async function withEngine<T>(
  memoryMb: number,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<Outcome<T, LinkProblem>> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${memoryMb}MB`,
    temp_directory: "",
    threads: "2",
    preserve_insertion_order: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  try {
    const connection = await instance.connect();
    try {
      return done(await work(connection));
    } finally {
      connection.closeSync();
    }
  } catch (error) {
    if (error instanceof Error && /out of memory/i.test(error.message))
      return failed({
        kind: "out-of-memory",
        limitMb: memoryMb,
        advice: `Linking needs more than ${memoryMb} MB. Run it with more memory (--memory ${memoryMb * 2}), or scan the holding in parts.`,
      });
    throw error;
  } finally {
    instance.closeSync();
  }
}
