/** The parts of the desk about what people are told: its words, and how they are told otherwise than by their first notice. */
import type { AgreementDesk } from "./agreement-desk.ts";
import type { LaterNoticeDesk } from "./later-notice-desk.ts";
import type { PrintDesk } from "./print-desk.ts";
import type { PublicNoticeDesk } from "./public-notice-desk.ts";
import type { WordingDesk } from "./wording-desk.ts";

export type TellingDesk = LaterNoticeDesk & PrintDesk & WordingDesk & PublicNoticeDesk & AgreementDesk;
