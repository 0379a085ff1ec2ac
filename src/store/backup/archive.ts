/** The inside of a backup: a tar stream, packed and sealed for the backup key; constant memory in both directions. */
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Decrypter, Encrypter } from "age-encryption";
import { extract, type Pack, pack } from "tar-stream";
import { headLength } from "./head.ts";

export type Packing = {
  add(name: string, content: Uint8Array | string): Promise<void>;
  /** Of a known length, piece by piece. */
  addStream(name: string, size: number, pieces: AsyncIterable<Uint8Array>): Promise<void>;
};

export type Entry = { readonly name: string; readonly pieces: AsyncIterable<Uint8Array> };

/** Writes behind the room for the head, and returns the number of bytes. `fill` adds the entries. */
export async function sealArchive(
  file: FileHandle,
  recipient: string,
  fill: (packing: Packing) => Promise<void>,
): Promise<number> {
  const tar = pack();
  const zipped = createGzip({ level: 1 });
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(Readable.toWeb(zipped) as ReadableStream<Uint8Array>);
  let at = headLength;
  const write = async (): Promise<void> => {
    for await (const piece of sealed) {
      await writeAll(file, piece, at);
      at += piece.length;
    }
  };
  const failures: unknown[] = [];
  // What went wrong first is what is told: everything else fails because of it.
  const ends = [fill(packingInto(tar)).then(() => tar.finalize()), pipeline(tar, zipped), write()].map(
    (end) =>
      end.catch((error: Error) => {
        failures.push(error);
        tar.destroy(error);
        zipped.destroy(error);
      }),
  );
  await Promise.all(ends);
  if (failures.length > 0) throw failures[0];
  return at - headLength;
}

function packingInto(tar: Pack): Packing {
  const entry = (name: string, size: number) => {
    const { promise: closed, resolve, reject } = Promise.withResolvers<void>();
    closed.catch(() => {}); // told where it is waited for
    const settings = { name, size, mode: 0o600, mtime: new Date(0) };
    return { sink: tar.entry(settings, (error) => (error ? reject(error) : resolve())), closed };
  };
  return {
    async add(name, content) {
      const bytes = Buffer.from(content as Uint8Array);
      const { sink, closed } = entry(name, bytes.length);
      sink.end(bytes);
      await closed;
    },
    async addStream(name, size, pieces) {
      const { sink, closed } = entry(name, size);
      for await (const piece of pieces) {
        if (sink.write(piece)) continue;
        await Promise.race([
          new Promise<void>((resolve) => void sink.once("drain", () => resolve())),
          closed,
        ]);
      }
      sink.end(Buffer.alloc(0));
      await closed;
    },
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Entry by entry; each must be read to its end before the next. Throws `Damaged` where the file is not what was written. */
export async function* openArchive(
  path: string,
  identity: string,
  onBytes: (read: number) => void = () => {},
): AsyncGenerator<Entry> {
  const file = await open(path, "r");
  try {
    const sealed = Readable.toWeb(
      counted(file.createReadStream({ start: headLength, autoClose: false }), onBytes),
    );
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const plain = await decrypter.decrypt(sealed as ReadableStream<Uint8Array>);
    const tar = extract();
    const feeding = pipeline(Readable.fromWeb(plain as never), createGunzip(), tar);
    feeding.catch(() => {}); // the entries end with the same error
    for await (const entry of tar) yield { name: entry.header.name, pieces: piecesOf(entry) };
    await feeding;
  } catch (error) {
    throw toldOf(error);
  } finally {
    await file.close();
  }
}

/** Whoever reads an entry meets its errors outside of the archive. */
async function* piecesOf(entry: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  try {
    yield* entry as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw toldOf(error);
  }
}

function counted(stream: Readable, onBytes: (read: number) => void): Readable {
  let read = 0;
  return stream.map((piece: Buffer) => {
    read += piece.length;
    onBytes(read);
    return piece;
  });
}

/** A disk that fails is one matter, a file that is not what was written another. */
function toldOf(error: unknown): unknown {
  const ofDisk = /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException).code));
  return ofDisk || error instanceof Damaged ? error : new Damaged(error);
}

export class Damaged extends Error {
  constructor(cause: unknown) {
    super("the backup is damaged", { cause });
  }
}
