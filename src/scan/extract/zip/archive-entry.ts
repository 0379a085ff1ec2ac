/** One entry of a zip as its headers describe it. */
export type ArchiveEntry = {
  readonly name: string;
  readonly directory: boolean;
  readonly encrypted: boolean;
  readonly method: number;
  readonly compressedSize: number;
  /** As declared: not to be trusted. */
  readonly size: number;
  /** Null where no header that can be trusted states it. */
  readonly crc32: number | null;
  /** Where the compressed bytes begin; null where no local header stands at the place that is stated. */
  readonly start: number | null;
};
