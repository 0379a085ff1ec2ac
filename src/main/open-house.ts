/** Opens everything that the app and the exercise share: the record, its keys, and the desk bound to them. */
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileOf } from "../deliver/outbox/envelope.ts";
import { outboxCourier } from "../deliver/outbox/outbox-courier.ts";
import { sealEarlier } from "../deliver/outbox/seal-earlier.ts";
import { writePaper } from "../deliver/paper/write-paper.ts";
import { type Signer, signerFrom } from "../domain/ledger/checkpoint.ts";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import type { BouncePorts } from "../respond/bounces/take-bounces.ts";
import { openBriefingDesk } from "../respond/briefings/open-briefing-desk.ts";
import type { BriefingDeskPorts } from "../respond/briefings/ports.ts";
import type { By } from "../respond/change-by.ts";
import { type AnswerPorts, openCheckWork } from "../respond/check/open-check-desk.ts";
import { openComplaintWork } from "../respond/complaints/acknowledging.ts";
import { countComplaints } from "../respond/complaints/count-complaints.ts";
import { openTellingDesk, type TellingPorts } from "../respond/contacts/open-telling-desk.ts";
import { guardDesk } from "../respond/desk/guard-desk.ts";
import { type DeskPorts, openDesk } from "../respond/desk/open-desk.ts";
import { examine } from "../respond/examine/examine.ts";
import { createChanges } from "../respond/live/changes.ts";
import { type NoticeDeskPorts, openNoticeDesk } from "../respond/notices/open-notice-desk.ts";
import { deletion } from "../respond/retention/deletion.ts";
import { openRequestDesk, type RequestDeskPorts } from "../respond/second/open-request-desk.ts";
import type { SubscribePorts } from "../respond/subscriptions/take-subscription.ts";
import { wordsFor } from "../respond/words.ts";
import { openMessageReader } from "../scan/message/message-reader.ts";
import { scan } from "../scan/scan.ts";
import { keyForFiles, openRing } from "../store/keys/open-ring.ts";
import { watchKeys } from "../store/keys/watch-keys.ts";
import { bindLedger, openLedger } from "../store/ledger/ledger.ts";
import { ledgerFolder, openTreeFiles } from "../store/ledger/tree-files.ts";
import { verifyWithFiles } from "../store/ledger/verify-record.ts";
import { watchChanges } from "../store/live/tell-changes.ts";
import { haltInForce } from "../store/notices/delivery-halt.ts";
import { openEnvelopes } from "../store/notices/envelopes.ts";
import { noticesOfPeople, openNoticeStore } from "../store/notices/open-notice-store.ts";
import { openRecord } from "../store/open-record.ts";
import { openStores } from "../store/open-stores.ts";
import { recordProblemInWords } from "../store/record-problem.ts";
import { storesByAccess } from "../store/stores-by-access.ts";
import { readFigures } from "../store/watch/read-figures.ts";
import { recordChecks } from "../store/watch/record-checks.ts";
import { cosign } from "../store/witness/cosign.ts";
import { witnessSigner } from "../store/witness/known.ts";
import { faultFields } from "../watch/fault.ts";
import { entryWords } from "../web/words/entries.ts";
import { openBriefingDoor } from "./briefings/open-briefing-door.ts";
import { readChannelSettings } from "./channels/channel-settings.ts";
import { openChannels } from "./channels/open-channels.ts";
import { answerPorts } from "./check/answer-ports.ts";
import { contentPorts } from "./content/content-ports.ts";
import { emergencyPorts } from "./emergency/emergency-by.ts";
import { evidencePorts } from "./evidence/evidence-ports.ts";
import { letterPorts } from "./genuine/print-letter.ts";
import { openRecordHatch } from "./hatch/open-hatch.ts";
import { hatchRounds } from "./hatch/rounds.ts";
import { tellAnewWhereGone } from "./hatch/sighting-taker.ts";
import type { House, HouseProblem, HouseSettings } from "./house.ts";
import { openRoot } from "./keys/open-root.ts";
import { terminalAtHand } from "./keys/terminal.ts";
import { lookAgainIn } from "./look-again-in.ts";
import { bouncePorts } from "./mail/bounce-ports.ts";
import { openOutbox } from "./open-outbox.ts";
import { openProviders } from "./open-providers.ts";
import { outboxWritable } from "./outbox-writable.ts";
import { ownFoldersOf } from "./places.ts";
import { putOut } from "./sites/put-out.ts";
import { shownAfter } from "./subscriptions/news-settings.ts";
import { newsPorts, openNews } from "./subscriptions/open-news.ts";

/** Documents are read by as many processes as there are cores, and eight at the most. */
export const readers = Math.min(8, availableParallelism());

type AllPorts = SubscribePorts &
  BouncePorts &
  AnswerPorts &
  DeskPorts &
  NoticeDeskPorts &
  TellingPorts &
  BriefingDeskPorts &
  RequestDeskPorts;

export async function openHouse({
  places,
  setUpToken,
  log,
  keyFile,
  exercise = false,
}: HouseSettings): Promise<Outcome<House, HouseProblem>> {
  const providers = await openProviders(process.env);
  if (!providers.ok) return providers;
  const settings = await readChannelSettings(exercise ? {} : process.env);
  if (!settings.ok) return settings;
  const say = (line: string): void => log.info(line);
  // Where the key lies must be read, whatever else is left out of the log.
  const sayOfKeys = (line: string): void => log.error(line);
  const databaseUrl = process.env["DATABASE_URL"];
  const record = await openRecord({ data: places.data, databaseUrl, attach: "own", say });
  if (!record.ok) return failed({ kind: "failed", why: recordProblemInWords(record.problem) });
  const { sql, pools, close } = record.value;
  const terminal = exercise ? null : terminalAtHand();
  const root = await openRoot(sql, {
    places,
    keyFile,
    environment: process.env,
    terminal,
    beside: exercise,
    say: sayOfKeys,
  });
  if (!root.ok) {
    await close();
    return failed({ kind: "failed", why: wordsFor(root.problem) });
  }
  const shared = databaseUrl !== undefined && databaseUrl !== "";
  const outbox = await openOutbox(sql, places.outbox, { shared });
  if (!outbox.ok) {
    await close();
    return failed({ kind: "failed", why: wordsFor(outbox.problem) });
  }
  const stopping = new AbortController();
  const messages = openMessageReader();
  const now = (): Date => new Date();
  const workFolder = (holding: string): string => join(places.work, holding);
  const ring = await openRing(sql, root.value);
  const hatch = await openRecordHatch(places.hatch, ring);
  const signerOf = (origin: string): Signer => signerFrom(origin, ring.derived("ledger").export());
  const ledger = openLedger(sql, {
    signerOf,
    keep: openTreeFiles(sql, ledgerFolder(places.data)).keep,
    fault: (error) => log.error("The ledger could not be kept up; it is tried again.", faultFields(error)),
  });
  bindLedger(sql, ledger);
  // What a crash left without its place gets it now.
  await ledger.integrate();
  await watchKeys(sql, ring);
  const changes = createChanges();
  await watchChanges(sql, changes);
  const halt = await haltInForce(sql);
  if (halt !== null)
    say(
      `Restored from a backup of ${halt.madeAt.toISOString()}: nothing is delivered for ${halt.names.join(", ")} until a lead there lets it, under Notices.`,
    );
  // Where nobody has said where the public finds the site, it is where it runs: links open on this machine alone.
  let siteRunsAt = "";
  const publicAddress = (): string => process.env["CANDOUR_PUBLIC_URL"] || siteRunsAt;
  const envelopes = openEnvelopes(sql, ring);
  const carried = outboxCourier(places.outbox, envelopes);
  const channels = await openChannels(sql, ring, places, {
    ...{ carried, address: publicAddress, settings: settings.value, now, log },
  });
  const earlier = await sealEarlier(places.outbox, envelopes);
  if (earlier > 0) say(`Sealed ${earlier} messages that an earlier Candour had left in clear in the outbox.`);
  const stageKey: House["stageKey"] = async ({ id: holding, incident }) =>
    (await keyForFiles(sql, ring, { kind: "stage", incident, holding })).key;
  const verify = () => verifyWithFiles(sql, ledgerFolder(places.data));
  const storesOf = storesByAccess(pools, (pool) => ({
    ...openStores(pool, { ring, verify, notices: noticesOfPeople }),
    notices: openNoticeStore(pool, ring),
  }));
  const common = {
    providers: providers.value,
    setUpTokenHash: createHash("sha256").update(setUpToken).digest("hex"),
    ownFolders: ownFoldersOf(places),
    scan: async ({ holding, ...settings }) => {
      const key = await stageKey(holding);
      return await scan({ ...settings, key, workers: readers, ocr: "off" });
    },
    lookAgain: (holding, paths, types) =>
      lookAgainIn(workFolder(holding.id), stageKey(holding), paths, types),
    examine,
    readFile: messages.look,
    workFolder,
    fault: (error) => log.error("A review failed unexpectedly.", faultFields(error)),
    stopping: stopping.signal,
    putOut: async (facts) => {
      const url = process.env["CANDOUR_PUBLIC_URL"] ?? "";
      const outcome = await putOut(facts, places.site, url, exercise, places.content);
      if (outcome.ok) await shownAfter(storesOf("system"), facts);
      return outcome;
    },
    ...emergencyPorts(ring, places, log),
    ...newsPorts(places),
    ...contentPorts(places.content),
    briefingDoor: openBriefingDoor(hatch, publicAddress),
    ...answerPorts(hatch, publicAddress, places),
    ...channels,
    complaintTally: (of) => countComplaints({ complaints: storesOf("system").complaints, now }, of),
    ...letterPorts(ring, places.content, publicAddress),
    ...evidencePorts(sql, places.data, signerOf),
    ...bouncePorts(sql, ring),
    entryWords,
    writePaper,
    now,
    deletion: deletion({
      retention: storesOf("system").retention,
      removeReadings: (holding) => rm(workFolder(holding), { recursive: true, force: true }),
      removeMessage: (reference) => rm(fileOf(places.outbox, reference), { force: true }),
      fault: (error) =>
        log.error(
          "What was deleted left files behind; without their key they say nothing.",
          faultFields(error),
        ),
      now,
    }),
  } satisfies Omit<AllPorts, keyof ReturnType<typeof storesOf>>;
  const portsOf = (by: By): AllPorts => ({
    ...common,
    ...storesOf(by),
  });
  await tellAnewWhereGone(portsOf("system"), places.hatch);
  const desk = {
    ...openDesk(portsOf),
    ...openNoticeDesk(portsOf),
    ...openTellingDesk(portsOf),
    ...openBriefingDesk(portsOf),
    ...openRequestDesk(portsOf),
  };
  return done({
    desk: guardDesk(desk, storesOf("system").incidents.byId),
    workFolder,
    stageKey,
    cosign: async (text) =>
      cosign(sql, {
        text,
        signer: await witnessSigner(sql, ring),
        by: { actor: "system", now: now() },
        byHand: false,
      }),
    changes,
    notify: channels.notify,
    asked: openCheckWork(portsOf("system")),
    complained: openComplaintWork(portsOf("system")),
    news: openNews(portsOf("system"), places, { courier: carried, envelopes, address: publicAddress }),
    hatch: hatchRounds(() => portsOf("system"), hatch, places, log),
    siteIsAt(url) {
      siteRunsAt = url;
    },
    figures: () => readFigures(sql),
    checks: { ...recordChecks(sql), outbox: () => outboxWritable(places.outbox) },
    async close() {
      stopping.abort();
      channels.close();
      await messages.close();
      await close();
    },
  });
}
