/**
 * What the app remembers for one signed-in member of staff between two pages: the words of a search (a name has no
 * place in an address, a browser's history or a log) and the banner to show next. In memory only, gone at sign-out.
 */
import { randomBytes } from "node:crypto";

export type Memory = {
  /** An opaque word for the address; the text itself stays here. */
  keepSearch(text: string): string;
  /** Null where it is not, or no longer, kept. */
  searchOf(word: string): string | null;
  setBanner(text: string): void;
  takeBanner(): string | null;
  /** What is shown once and kept nowhere: recovery codes, an invitation's code. */
  setOnce(what: string, lines: readonly string[]): void;
  takeOnce(what: string): readonly string[] | null;
};

export type Memories = {
  of(session: string): Memory;
  forget(session: string): void;
};

const searchesKept = 50;
const sessionsKept = 500;

export function createMemories(): Memories {
  const sessions = new Map<string, Memory>();
  return {
    of(session) {
      const memory = sessions.get(session) ?? createMemory();
      sessions.delete(session);
      sessions.set(session, memory);
      dropOldest(sessions, sessionsKept);
      return memory;
    },
    forget: (session) => void sessions.delete(session),
  };
}

export function createMemory(): Memory {
  const searches = new Map<string, string>();
  const once = new Map<string, readonly string[]>();
  let banner: string | null = null;
  return {
    keepSearch(text) {
      const known = [...searches].find(([, kept]) => kept === text)?.[0];
      const word = known ?? randomBytes(9).toString("base64url");
      searches.set(word, text);
      dropOldest(searches, searchesKept);
      return word;
    },
    searchOf: (word) => searches.get(word) ?? null,
    setBanner(text) {
      banner = text;
    },
    takeBanner() {
      const text = banner;
      banner = null;
      return text;
    },
    setOnce: (what, lines) => void once.set(what, lines),
    takeOnce(what) {
      const lines = once.get(what) ?? null;
      once.delete(what);
      return lines;
    },
  };
}

function dropOldest(map: Map<string, unknown>, kept: number): void {
  for (const key of map.keys()) {
    if (map.size <= kept) return;
    map.delete(key);
  }
}
