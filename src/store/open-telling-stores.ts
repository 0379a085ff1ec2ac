/** The stores of how people are told, besides the notices themselves: what is said, in which waves, to whom not, and again. */
import type { Sql } from "postgres";
import type { AgreementStore } from "../respond/agreements/agreement-store.ts";
import type { ContactStore } from "../respond/contacts/contact-store.ts";
import type { LaterStore } from "../respond/notices/later/later-store.ts";
import type { PublicNoticeStore } from "../respond/public-notice/public-notice-store.ts";
import type { SuppressionStore } from "../respond/suppression/suppression-store.ts";
import type { UnsureStore } from "../respond/unsure/unsure-store.ts";
import type { WaveStore } from "../respond/waves/wave-store.ts";
import type { WordingStores } from "../respond/wording/wording-store.ts";
import type { KeyRing } from "../seal/key-ring.ts";
import { openAgreementStore } from "./agreements/open-agreement-store.ts";
import { openContactStore } from "./contacts/open-contact-store.ts";
import { openLaterStore } from "./notices/later/open-later-store.ts";
import { openPublicNoticeStore } from "./public-notice/open-public-notice-store.ts";
import { openSuppressionStore } from "./suppression/open-suppression-store.ts";
import { openUnsureStore } from "./unsure/open-unsure-store.ts";
import { openWaveStore } from "./waves/open-wave-store.ts";
import { openWordingStores } from "./wording/open-wording-stores.ts";

export type TellingStores = WordingStores & {
  readonly agreements: AgreementStore;
  readonly contactBook: ContactStore;
  readonly publicNotices: PublicNoticeStore;
  readonly suppressions: SuppressionStore;
  readonly unsure: UnsureStore;
  readonly later: LaterStore;
  readonly waves: WaveStore;
};

export function openTellingStores(sql: Sql, ring: KeyRing): TellingStores {
  return {
    agreements: openAgreementStore(sql, ring),
    contactBook: openContactStore(sql, ring),
    publicNotices: openPublicNoticeStore(sql, ring),
    ...openWordingStores(sql, ring),
    suppressions: openSuppressionStore(sql, ring),
    unsure: openUnsureStore(sql, ring),
    later: openLaterStore(sql, ring),
    waves: openWaveStore(sql),
  };
}
