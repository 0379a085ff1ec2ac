/**
 * PDFium's own functions with their memory kept in order. The package around it offers neither positions nor form
 * fields nor annotations, and keeps every page it has opened; its compiled module has all that is needed.
 */
import { PDFiumLibrary } from "@hyzyla/pdfium";

type Call = (...numbers: number[]) => number;

export type Engine = {
  readonly call: Readonly<Record<string, Call>>;
  memory(): Buffer;
  take(bytes: number): number;
  give(pointer: number): void;
};

type Module = Record<string, Call> & {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(bytes: number): number; free(pointer: number): void };
};

let started: Promise<Engine> | null = null;

export function pdfEngine(): Promise<Engine> {
  started ??= start();
  return started;
}

/** After a trap inside the compiled code its state cannot be trusted: the next document gets a fresh one. */
export function forgetEngine(): void {
  started = null;
}

async function start(): Promise<Engine> {
  const library = await PDFiumLibrary.init();
  const module = (library as unknown as { readonly module: Module }).module;
  return {
    call: new Proxy({}, { get: (_, name) => module[`_${String(name)}`] }) as Record<string, Call>,
    // The memory moves when it grows: never keep a view of it.
    memory: () => Buffer.from(module.HEAPU8.buffer, module.HEAPU8.byteOffset, module.HEAPU8.length),
    take(bytes) {
      const pointer = module.wasmExports.malloc(bytes);
      if (pointer === 0) throw new Error("out of memory while reading a pdf");
      return pointer;
    },
    give: (pointer) => module.wasmExports.free(pointer),
  };
}

/** Functions that fill a buffer say how much they need when given none. */
export function textFrom(engine: Engine, fill: (pointer: number, bytes: number) => number): string {
  const needed = fill(0, 0);
  if (needed <= 2 || needed > 1 << 24) return "";
  return withMemory(engine, needed, (pointer) => {
    fill(pointer, needed);
    return engine.memory().toString("utf16le", pointer, pointer + needed - 2);
  });
}

export function withMemory<T>(engine: Engine, bytes: number, use: (pointer: number) => T): T {
  const pointer = engine.take(bytes);
  try {
    return use(pointer);
  } finally {
    engine.give(pointer);
  }
}

/** Keys of dictionaries are plain bytes that end with a zero. */
export function withKey<T>(engine: Engine, key: string, use: (pointer: number) => T): T {
  return withMemory(engine, key.length + 1, (pointer) => {
    engine.memory().write(`${key}\0`, pointer, "latin1");
    return use(pointer);
  });
}
