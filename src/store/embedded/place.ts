/**
 * Where the record lies on disk. Usually in the data folder; where the account that runs PostgreSQL cannot get there
 * (a data folder in root's own home), in a folder that it can reach, noted in the data folder.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { RecordProblem } from "../record-problem.ts";
import { type Account, accountFor, mayEnter, obstacle } from "./account.ts";

/** `own` is Candour's part (lock, passwords, head of the ledger); `home` is what PostgreSQL must reach. */
export type Place = {
  readonly own: string;
  readonly home: string;
  readonly cluster: string;
  readonly account: Account;
};

const elsewhere = ["/var/lib/candour", "/var/tmp/candour"];

/** Makes the data folder's own part and returns it. */
export function ownFolder(data: string): string {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const own = join(realpathSync(data), "record");
  if (!existsSync(own)) {
    mkdirSync(own, { mode: 0o700 });
    giveToOwnerOf(data, own);
  }
  return own;
}

export function choosePlace(
  data: string,
  own: string,
  say: (line: string) => void,
): Outcome<Place, RecordProblem> {
  const cluster = clusterOf(own);
  const account = accountFor(data, existsSync(cluster) ? cluster : undefined);
  if (!account.ok) return account;
  const home = dirname(cluster);
  for (const folder of [dirname(own), own]) letThrough(folder, account.value);
  const blocked = obstacle(home, account.value);
  if (blocked === undefined) return done({ own, home, cluster, account: account.value });
  if (existsSync(cluster)) return failed({ kind: "unreachable", path: blocked, account: account.value.name });
  return moveElsewhere(own, blocked, account.value, say);
}

/** A folder for the socket whose full name stays within what a socket address holds (107 bytes, 103 on macOS). */
export function socketFolder(place: Place): string {
  const inside = join(place.home, "socket");
  // PostgreSQL reads its setting as a list, so a name with commas or quotes in it is out as well.
  if (/^[\w./-]+$/.test(inside) && Buffer.byteLength(`${inside}/.s.PGSQL.5432`) <= 103)
    return privateFolder(inside, place.account);
  const key = createHash("sha256").update(place.cluster).digest("hex").slice(0, 12);
  const temporary = Buffer.byteLength(tmpdir()) <= 60 && /^[\w./-]+$/.test(tmpdir()) ? tmpdir() : "/tmp";
  return privateFolder(join(temporary, `candour-${key}`), place.account);
}

export function privateFolder(path: string, account: Account): string {
  const owner = account.ids?.uid ?? process.getuid?.();
  const chosen = existsSync(path) && !isOwn(path, owner) ? mkdtempSync(`${path}-`) : path;
  mkdirSync(chosen, { recursive: true, mode: 0o700 });
  chmodSync(chosen, 0o700);
  if (account.ids !== undefined) chownSync(chosen, account.ids.uid, account.ids.gid);
  return chosen;
}

/** What root makes in somebody's data folder belongs to that somebody, who may start Candour the next time. */
export function giveToOwnerOf(data: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(data);
  if (uid !== 0) chownSync(path, uid, gid);
}

/**
 * Root's server runs under another account, which has to pass through root's data folder on its way to the cluster. Its
 * group may pass, nobody else, and it cannot list what is there.
 */
function letThrough(folder: string, account: Account): void {
  const { uid, gid, mode } = statSync(folder);
  if (account.ids === undefined || uid !== 0 || mayEnter(folder, account.ids)) return;
  if (gid !== 0 && (mode & 0o070) !== 0) return; // a group that somebody chose
  chownSync(folder, 0, account.ids.gid);
  chmodSync(folder, (mode & 0o707) | 0o010);
}

/** The cluster of a data folder, wherever it lies. */
export function clusterOf(own: string): string {
  return join(notedHome(own) ?? own, "cluster");
}

function moveElsewhere(
  own: string,
  blocked: string,
  account: Account,
  say: (line: string) => void,
): Outcome<Place, RecordProblem> {
  const key = createHash("sha256").update(own).digest("hex").slice(0, 16);
  for (const base of elsewhere) {
    const home = join(base, key);
    try {
      mkdirSync(home, { recursive: true, mode: 0o711 });
    } catch {
      continue;
    }
    if (obstacle(home, account) !== undefined) continue;
    writeFileSync(join(own, "place.json"), JSON.stringify({ home }));
    say(
      `The database is kept in ${home}, because the account ${account.name} that runs it may not enter ${blocked}.`,
    );
    return done({ own, home, cluster: join(home, "cluster"), account });
  }
  return failed({ kind: "unreachable", path: blocked, account: account.name });
}

function notedHome(own: string): string | undefined {
  const note = join(own, "place.json");
  return existsSync(note)
    ? (JSON.parse(readFileSync(note, "utf8")) as { readonly home: string }).home
    : undefined;
}

function isOwn(path: string, owner: number | undefined): boolean {
  const { uid } = lstatSync(path);
  return (
    lstatSync(path).isDirectory() && (owner === undefined || uid === owner || uid === process.getuid?.())
  );
}
