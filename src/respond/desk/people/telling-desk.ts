/** The parts of the desk by which people are told otherwise than by their first notice. */
import type { LaterNoticeDesk } from "./later-notice-desk.ts";
import type { PrintDesk } from "./print-desk.ts";

export type TellingDesk = LaterNoticeDesk & PrintDesk;
