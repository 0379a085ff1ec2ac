/**
 * Mail that was put into the data folder's `intake/`: a file for each message, in a folder named by the authority's key or
 * beside them. Each is taken into the record once and then goes, for the record holds it sealed; what is too large, or is
 * no message, is moved to `intake/aside`, and said. A kill in between leaves a file that the record knows.
 */
import { createHash, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { largestFile, noWords } from "../../domain/sightings/sighting.ts";
import type { BodyStore } from "../../respond/ports.ts";
import { type ReceivePorts, receiveSighting } from "../../respond/sightings/receive-sighting.ts";
import { referenceFrom } from "../../seal/answer-seal.ts";
import type { Log } from "../../watch/log.ts";

type Ports = ReceivePorts & { readonly bodies: Pick<BodyStore, "authorities"> };

/** Whoever writes a file may not be done with it yet. */
const settledMs = 5000;

export async function takeMail(ports: Ports, folder: string, log: Log): Promise<number> {
  const authorities = await ports.bodies.authorities();
  const [first] = authorities;
  if (first === undefined) return 0;
  let taken = 0;
  for (const { key, id } of [{ key: "", id: first.id }, ...authorities]) {
    const place = join(folder, key);
    for (const name of await namesIn(place)) {
      const file = join(place, name);
      const content = await contentOf(file, ports.now());
      if (content === "unsettled") continue;
      if (content === null) {
        await setAside(folder, file, name, log);
        continue;
      }
      const sha256 = createHash("sha256").update(content).digest("hex");
      const received = await receiveSighting(
        ports,
        { by: "system", at: ports.now() },
        {
          ...{ authority: id, kind: "email", acts: [], channel: "mailbox", seenAt: null, words: noWords },
          receivedAt: ports.now(),
          files: [{ name, bytes: content }],
          reference: referenceFrom(randomBytes(32)),
          submission: sha256.slice(0, 32),
          enteredBy: null,
        },
      );
      await rm(file, { force: true });
      if (received !== null) taken++;
    }
  }
  return taken;
}

async function namesIn(place: string): Promise<readonly string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && /^[^.].*\.(?:eml|msg)$/iu.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
}

/** Null where it is too large, empty, or leads elsewhere: a link in here is nobody's mail. */
async function contentOf(file: string, now: Date): Promise<Buffer | "unsettled" | null> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
  if (handle === null) return null;
  try {
    const { size, mtimeMs } = await handle.stat();
    if (now.getTime() - mtimeMs < settledMs) return "unsettled";
    return size === 0 || size > largestFile ? null : await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function setAside(folder: string, file: string, name: string, log: Log): Promise<void> {
  const aside = join(folder, "aside");
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await rename(file, join(aside, `${randomBytes(4).toString("hex")}-${name}`)).catch(() => {});
  log.error(
    "A file in intake/ was set aside, because it is empty, too large, or a link. It is kept in intake/aside.",
  );
}
