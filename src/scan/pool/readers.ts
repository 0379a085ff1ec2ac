/** What a reading child is made of: identify, extract, detect. */
import { startDetection } from "../detect/detect.ts";
import type { Detection } from "../detect/detection.ts";
import { extract } from "../extract/extract.ts";
import type { Ending, Sink, Source } from "../extract/extractor.ts";
import { identify } from "../extract/identify.ts";

export type Readers = {
  identify(name: string, head: Buffer, size: number, whole: () => Promise<Buffer>): Promise<string>;
  extract(source: Source, sink: Sink): Promise<Ending>;
  startDetection(context: { readonly path: string }): Detection;
};

export const readers: Readers = { identify, extract, startDetection };
