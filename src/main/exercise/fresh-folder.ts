/** Makes room for an exercise: replaces a former exercise's folder, and never anything else. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { lockHolder } from "../../store/embedded/lock.ts";
import { clusterOf, ownFolder } from "../../store/embedded/place.ts";
import { stopOrphan } from "../../store/embedded/postmaster.ts";

const mark = "candour-exercise";

export type FolderProblem = {
  readonly kind: "not-an-exercise" | "in-use" | "no-access";
  readonly folder: string;
};

export async function freshExerciseFolder(
  folder: string,
  say: (line: string) => void,
): Promise<Outcome<string, FolderProblem>> {
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      if (!existsSync(join(folder, mark))) return failed({ kind: "not-an-exercise", folder });
      const own = ownFolder(folder);
      const cluster = clusterOf(own);
      // The lock lies beside the cluster, wherever that is.
      if (lockHolder(join(dirname(cluster), "lock.json")) !== undefined)
        return failed({ kind: "in-use", folder });
      if (existsSync(cluster)) await stopOrphan(cluster, say);
      // A cluster that lies elsewhere, because its account may not enter here, goes with its folder.
      rmSync(dirname(cluster), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    }
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    writeFileSync(
      join(folder, mark),
      "A practice exercise of made-up people. It is replaced by the next one.\n",
    );
    return done(folder);
  } catch (error) {
    if (
      ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOSPC", "EDQUOT"].includes(
        (error as NodeJS.ErrnoException).code ?? "",
      )
    ) {
      return failed({ kind: "no-access", folder });
    }
    throw error;
  }
}
