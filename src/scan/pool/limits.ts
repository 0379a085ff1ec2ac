/** What one document may take: time, memory, and what comes out of it. All depend on its size alone, so that every run agrees. */

const MB = 1024 * 1024;

export const deepest = 8;
export const mostMembers = 1_000_000;

/** Beyond 50 MB, a container that grows more than 200 times is a bomb; below 8 GB in all, honest archives pass. */
export function mostUnpacked(bytes: number): number {
  return Math.min(Math.max(50 * MB, 200 * bytes), Math.max(8192 * MB, 4 * bytes));
}

/** A document that must be held in memory as a whole (many formats must) is not taken beyond this. */
export const mostHeld = 384 * MB;

export type Pace = {
  readonly base: number;
  readonly perMegabyte: number;
  readonly perPage: number;
  readonly longest: number;
};

export const usualPace: Pace = { base: 30_000, perMegabyte: 1_000, perPage: 60_000, longest: 3_600_000 };

export function timeFor(bytes: number, pace: Pace): number {
  return pace.base + Math.ceil((bytes / MB) * pace.perMegabyte);
}

/** Types whose text may have to be recognised: every page that comes through earns time for the next. */
export const recognised: ReadonlySet<string> = new Set([
  "pdf",
  "tif",
  "jpg",
  "png",
  "gif",
  "bmp",
  "webp",
  "jp2",
]);

/**
 * Node reserves about half a gigabyte of writable address space before it has read anything; on top of that a reader
 * gets 1 GB. Buffers and WebAssembly count here, which V8's own limits ignore.
 */
export const mostData = 1536 * MB;
/** A thread for the recognition of characters reserves as much again. */
export const mostDataForOcr = 2048 * MB;
export const mostHeap = 512;
/** Where the system cannot limit it: resident memory at which a child kills itself. */
export const mostResident = 1024 * MB;

/** Documents per child: leaks of the format libraries end with it. */
export const lifetime = 200;

/** Findings of one document that a child may hand over, as bytes of JSON. */
export function mostFindings(bytes: number): number {
  return Math.min(64 * MB + 200 * bytes, 8192 * MB);
}

/** For a child to start and load its readers on a machine that is busy with other things. */
export const startTime = 60_000;
