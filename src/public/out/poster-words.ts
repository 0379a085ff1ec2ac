/**
 * What a poster says. It says nothing of the incident itself, so that it hangs on the wall and stays true. The Welsh is
 * still to be read by somebody whose language it is.
 */
import type { PosterLanguage } from "./ready.ts";

export type PosterWords = {
  readonly title: string;
  readonly sentence: string;
  readonly scan: string;
  readonly type: string;
  readonly call: (phone: string) => string;
};

export const posterWords: Readonly<Record<PosterLanguage, PosterWords>> = {
  en: {
    title: "The latest on our services",
    sentence: "See what happened, what to do, which services are running and where to get help.",
    scan: "Point your phone’s camera here",
    type: "or type",
    call: (phone) => `No internet? Call ${phone}.`,
  },
  cy: {
    title: "Y diweddaraf am ein gwasanaethau",
    sentence: "Gweld beth ddigwyddodd, beth i’w wneud, pa wasanaethau sy’n rhedeg a ble i gael help.",
    scan: "Pwyntiwch gamera eich ffôn yma",
    type: "neu deipiwch",
    call: (phone) => `Dim rhyngrwyd? Ffoniwch ${phone}.`,
  },
};
