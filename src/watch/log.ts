/**
 * The log of what runs: one line each, for a machine (JSON) or for whoever sits at the terminal. A line is a fixed
 * sentence and fields of a few kinds; there is no way to hand over an error, a form or a row.
 */
import { type Logger, pino } from "pino";
import { inWords } from "./in-words.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";
export type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export type Log = {
  [level in LogLevel]: (sentence: string, fields?: LogFields) => void;
};

export type LogSettings = {
  /** For people: a sentence, and the fields that help to find it. Otherwise JSON. */
  readonly words: boolean;
  readonly level?: LogLevel | undefined;
  readonly write: (line: string) => void;
};

export function createLog({ words, level = "info", write }: LogSettings): Log {
  const toWords = (line: string): void => {
    const sentence = inWords(JSON.parse(line) as Record<string, unknown>, level);
    if (sentence !== null) write(`${sentence}\n`);
  };
  return logOf(pino(options(level), { write: words ? toWords : write }));
}

export const silence: Log = logOf(pino({ level: "silent" }));

function options(level: LogLevel) {
  return {
    level,
    // Neither the machine's name nor the process: whoever collects the lines knows where from.
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    messageKey: "what",
    formatters: { level: (label: string) => ({ level: label }) },
  };
}

function logOf(logger: Logger): Log {
  return {
    debug: (sentence, fields = {}) => logger.debug(fields, sentence),
    info: (sentence, fields = {}) => logger.info(fields, sentence),
    warn: (sentence, fields = {}) => logger.warn(fields, sentence),
    error: (sentence, fields = {}) => logger.error(fields, sentence),
  };
}
