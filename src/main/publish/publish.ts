/** `candour publish`: what is published at this moment, as static files; signed with the ledger's key where it can be had. */
import { readFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import type { PublishAnswer, PublishOptions } from "../../cli/publish.ts";
import {
  noteText,
  signedLine,
  signerFrom,
  verifierOf,
  verifierText,
} from "../../domain/ledger/checkpoint.ts";
import { type ExportProblem, exportSite } from "../../public/export/export-site.ts";
import { staticFiles } from "../../public/export/static-files.ts";
import { formPages } from "../../public/form-pages.ts";
import { layOver } from "../../public/serve/emergency/lay-over.ts";
import { readBoard } from "../../public/serve/emergency/read-board.ts";
import { currentVersion, type LoadedSite, loadSite } from "../../public/serve/load-site.ts";
import { takeLock } from "../../store/embedded/lock.ts";
import { openRing } from "../../store/keys/open-ring.ts";
import { ledgerOrigin } from "../../store/ledger/ledger-origin.ts";
import { withRoot } from "../keys/with-record.ts";
import { placesIn } from "../places.ts";
import { nginxExample } from "./nginx-example.ts";

const script = resolve(import.meta.dirname, "../../../content/verify-site.mjs");

export async function publish(options: PublishOptions): Promise<PublishAnswer> {
  const to = resolve(options.to);
  const places = placesIn(options.data);
  if (`${to}${sep}`.startsWith(`${places.data}${sep}`) || `${places.data}${sep}`.startsWith(`${to}${sep}`))
    return refused("The folder and the data folder may not hold each other. Choose another with --to.", 2);
  const version = await currentVersion(places.site);
  const loaded = version === undefined ? undefined : await loadSite(places.site, version);
  if (loaded === undefined)
    return refused(`Nothing was published from ${places.data} yet, or it is not whole.`, 1);
  const site = await withMessages(loaded, places.site);
  const service = serviceIn(process.env["CANDOUR_PUBLIC_URL"]);
  const forms = formPages.map(({ path }) => path).filter((path) => !path.includes(":"));
  const signer = await signerOf(options);
  const outcome = await exportSite(staticFiles(site, { forms, service }), {
    ...{ to, version: site.version, at: new Date() },
    beside: new Map([
      ["nginx.conf.example", nginxExample()],
      ["verify-site.mjs", await readFile(script, "utf8")],
    ]),
    sign: signer?.sign ?? null,
    hold: (path) => {
      const lock = takeLock(path);
      return lock.ok ? lock.value.release : null;
    },
  });
  if (!outcome.ok)
    return refused(problemInWords(outcome.problem, to), outcome.problem.kind === "not-ours" ? 2 : 1);
  return {
    ...{ ok: true, to, ...outcome.value, version: site.version },
    ...{ service, verifier: signer?.verifier ?? null },
  };
}

/** With the emergency message of this moment, where one stands. */
async function withMessages(loaded: LoadedSite, folder: string): Promise<LoadedSite> {
  const read = await readBoard(folder);
  if (read === null || (read.board.standing === null && read.board.earlier.length === 0)) return loaded;
  return (await layOver(loaded, { board: read.board, name: String(read.number) }, new Date())).site;
}

/** Null where the record or its key cannot be had; the site goes out all the same. */
async function signerOf(
  options: PublishOptions,
): Promise<{ sign(text: string): string; readonly verifier: string } | null> {
  let made: { sign(text: string): string; readonly verifier: string } | null = null;
  try {
    await withRoot("publish", options, async ({ sql, root }) => {
      const ring = await openRing(sql, root);
      const signer = signerFrom(await ledgerOrigin(sql), ring.derived("ledger").export());
      made = {
        sign: (text) => noteText(text, [signedLine(text, signer)]),
        verifier: verifierText(verifierOf(signer, 1)),
      };
      return 0;
    });
  } catch {
    return null;
  }
  return made;
}

function serviceIn(named: string | undefined): string | null {
  if (named === undefined || !/^https?:\/\//iu.test(named) || !URL.canParse(named)) return null;
  const { origin, pathname } = new URL(named);
  return origin + pathname.replace(/\/+$/u, "");
}

function problemInWords(problem: ExportProblem, to: string): string {
  if (problem.kind === "not-ours")
    return `${to} holds something else. Name a folder that is not there, that is empty, or that holds an export of before.`;
  if (problem.kind === "busy")
    return `Another candour publish is writing into ${to}. Wait until it has ended, then run this again if you need to.`;
  if (problem.kind === "disk-full")
    return `The disk is full. Every page in ${to} is whole. Make room, then run the same command again.`;
  return `${to} cannot be written (${problem.why}).`;
}

function refused(sentence: string, exit: 1 | 2): PublishAnswer {
  return { ok: false, sentence, exit };
}
