/** Holds what is served: the last version that was whole, and over it what the board says. */
import { renewalsOf } from "../../domain/publication/with-emergencies.ts";
import { layOver } from "./emergency/lay-over.ts";
import { packLaidOver, takeForms } from "./emergency/pack.ts";
import { type ReadBoard, readBoard } from "./emergency/read-board.ts";
import { currentVersion, type LoadedSite, loadSite } from "./load-site.ts";

export type Keeper = {
  site(): LoadedSite | undefined;
  /** Looks whether there is something new. */
  look(): Promise<void>;
  stop(): void;
};

export function siteKeeper(folder: string, now: () => Date): Keeper {
  let published: LoadedSite | undefined;
  let shown: LoadedSite | undefined;
  let read: ReadBoard | null = null;
  let key = "";
  let looking = false;
  let packing = new AbortController();
  return {
    site: () => shown,
    stop: () => packing.abort(),
    async look() {
      if (looking) return;
      looking = true;
      try {
        const version = await currentVersion(folder);
        // One that is not whole is left alone, and looked at again the next time.
        if (version !== undefined && version !== published?.version)
          published = (await loadSite(folder, version)) ?? published;
        read = (await readBoard(folder)) ?? read;
        const at = now();
        const next = `${published?.version}\n${read === null ? 0 : renewalsOf(read.board, at).length}\n${read?.text}`;
        if (next === key) return;
        await show(read, at);
        key = next;
      } finally {
        looking = false;
      }
    },
  };

  async function show(board: ReadBoard | null, at: Date): Promise<void> {
    const isEmpty = board === null || (board.board.standing === null && board.board.earlier.length === 0);
    if (isEmpty) {
      packing.abort();
      shown = published;
      return;
    }
    const over = await layOver(published, { board: board.board, name: String(board.number) }, at);
    takeForms(over, shown);
    packing.abort();
    packing = new AbortController();
    shown = over.site;
    // Whatever becomes of it: the raw bytes are served.
    packLaidOver(over, packing.signal).catch(() => {});
  }
}
