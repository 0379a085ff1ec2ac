/** The end of the command line for what nobody expected: one sentence without a value in it, and how to get the details. */
import { wordsForFault } from "../respond/words.ts";

export function catchFaults(): void {
  process.on("uncaughtException", endWith);
  process.on("unhandledRejection", (error) => {
    // Work that goes on behind meets a record that is being closed: nothing more than that went wrong.
    if (!(stopping && isClosing(error))) endWith(error);
  });
  // Whoever reads along may stop at any line (`| head -1`): the work goes on to its end all the same.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") endWith(error);
    });
  }
}

let stopping = false;

/** From now on the record is being closed because somebody asked for it. */
export function expectClosing(): void {
  stopping = true;
}

function isClosing(error: unknown): boolean {
  const code = String((error as { readonly code?: unknown } | null)?.code ?? "");
  return /^CONNECTION_(ENDED|CLOSED|DESTROYED)$|^57P0\d$/.test(code);
}

/** An error's own words can repeat what stood in a row or a document, so they are shown only to who asks for them. */
export function endWith(error: unknown): never {
  const sentence = wordsForFault(error);
  const details =
    process.env["CANDOUR_DEBUG"] === "1"
      ? `\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
      : " Set CANDOUR_DEBUG=1 to see the details, which may hold personal data.";
  try {
    process.stderr.write(`candour: ${sentence}${details}\n`);
  } catch {} // nobody is there to read it
  process.exit(1);
}
