/**
 * The account that PostgreSQL runs under. It refuses to run as root, so a Candour started by root steps down: to the
 * owner of the cluster, else of the data folder, else to an account that every system has.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { RecordProblem } from "../record-problem.ts";

/** `ids` is absent where PostgreSQL runs under the account that Candour itself has. */
export type Account = {
  readonly name: string;
  readonly ids?: { readonly uid: number; readonly gid: number };
};

const spare = ["postgres", "nobody", "daemon"];

export function accountFor(data: string, cluster: string | undefined): Outcome<Account, RecordProblem> {
  const uid = process.getuid?.();
  if (uid === undefined) return done({ name: "this account" });
  const owner = cluster === undefined ? undefined : statSync(cluster).uid;
  if (uid !== 0) {
    if (owner !== undefined && owner !== uid)
      return failed({ kind: "not-ours", path: cluster ?? data, owner });
    const own = accountOf((line) => line.uid === uid);
    // initdb and the server look the account up by its number and give up where it has no name.
    return own === undefined
      ? failed({ kind: "no-account", reason: `the user id ${uid} has no name on this system` })
      : done({ name: own.name });
  }
  const wanted = owner ?? statSync(data).uid;
  const chosen =
    (wanted !== 0 ? accountOf((line) => line.uid === wanted) : undefined) ??
    (owner === undefined
      ? spare
          .map((name) => accountOf((line) => line.name === name && line.uid !== 0))
          .find((found) => found !== undefined)
      : undefined);
  if (chosen === undefined)
    return failed({
      kind: "no-account",
      reason: "root may not run it, and no other account was found to step down to",
    });
  return done({ name: chosen.name, ids: { uid: chosen.uid, gid: chosen.gid } });
}

/** The nearest folder on the way to `path` that the account may not pass through, if there is one. */
export function obstacle(path: string, account: Account): string | undefined {
  if (account.ids === undefined) return undefined;
  for (let folder = path; ; folder = dirname(folder)) {
    if (!mayEnter(folder, account.ids)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

export function mayEnter(folder: string, ids: { readonly uid: number; readonly gid: number }): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === ids.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === ids.gid ? 0o010 : 0o001)) !== 0;
}

type AccountLine = { readonly name: string; readonly uid: number; readonly gid: number };

function accountOf(matches: (line: AccountLine) => boolean): AccountLine | undefined {
  return accountLines(fromFile()).find(matches) ?? accountLines(fromCommand()).find(matches);
}

function accountLines(text: string): readonly AccountLine[] {
  return text
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
}

/** The process's own account may live in a directory (LDAP) rather than in /etc/passwd. */
function fromCommand(): string {
  try {
    const own = ["-un", "-u", "-g"].map((flag) =>
      execFileSync("id", [flag], { encoding: "utf8", stdio: "pipe" }).trim(),
    );
    return `${own[0]}:x:${own[1]}:${own[2]}`;
  } catch {
    return "";
  }
}

function fromFile(): string {
  try {
    return readFileSync("/etc/passwd", "utf8");
  } catch {
    return "";
  }
}
