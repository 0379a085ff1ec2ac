/**
 * Compresses what lies under an emergency message, on zlib's own threads and fast rather than best: until a file is done
 * it goes out as it is. The front page is first. What has not changed is taken from before.
 */
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import { isText } from "../../site/compress.ts";
import type { LoadedFile, LoadedSite } from "../load-site.ts";
import type { LaidOver } from "./lay-over.ts";

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)];
const lanes = 2;
const brotli = {
  params: { [zlib.BROTLI_PARAM_QUALITY]: 5, [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT },
};

/** Once `signal` is aborted something newer is served, and nothing more is done. */
export async function packLaidOver({ files }: Pick<LaidOver, "files">, signal: AbortSignal): Promise<void> {
  const left = [...files]
    .filter(([, { br, gzip, contentType }]) => !br && !gzip && isText(contentType))
    .values();
  const lane = async (): Promise<void> => {
    for (const [path, file] of left) {
      if (signal.aborted) return;
      const [br, zipped] = await Promise.all([toBrotli(file.body, brotli), toGzip(file.body, { level: 6 })]);
      files.set(path, { ...file, br: ifShorter(br, file), gzip: ifShorter(zipped, file) });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** The same bytes as before under the same path: their forms are there. */
export function takeForms({ files }: LaidOver, before: LoadedSite | undefined): void {
  for (const [path, file] of files) {
    const known = before?.files.get(path);
    if (known !== undefined && known !== file && known.tag === file.tag) files.set(path, known);
  }
}

function ifShorter(form: Buffer, { body }: LoadedFile): Buffer | undefined {
  return form.length < body.length ? form : undefined;
}
