/** The parts of the desk by which people are told otherwise than by their first notice. */
import type { LaterNoticeDesk } from "./later-notice-desk.ts";

export type TellingDesk = LaterNoticeDesk;
