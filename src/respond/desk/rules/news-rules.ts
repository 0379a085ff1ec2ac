/** Who may do what with news to subscribers. */
import type { NewsDesk } from "../house/news-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const newsRules: { readonly [M in keyof NewsDesk]: DeskRule<NewsDesk[M]> | "open" } = {
  news: { verb: "news.read" },
  pauseNews: { verb: "news.pause" },
  resumeNews: { verb: "news.pause" },
  endNewsFor: { verb: "news.end-for" },
  newsSender: { verb: "news.read" },
  setNewsSender: { verb: "news.set-sender" },
};
