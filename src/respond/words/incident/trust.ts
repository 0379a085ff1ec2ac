/** Sentences: trust between partners, and all-clears. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Sentences } from "../sentence.ts";

export const trustWords: Sentences = {
  "trust-nobody-named": "Choose at least one authority.",
  "trust-in-oneself": "Choose other authorities: this is about what you make of partners.",
  "trust-no-channel": "Choose in what.",
  "trust-not-that-way":
    "This does not follow from what holds now. Trust is taken away first, then declared safe, then restored. Look at the table.",
  "trust-in-future": "It must hold already: enter a time that is not in the future.",
  "since-before-last": "It cannot hold since before what your authority said last. Look at the list.",
  "form-outdated": "This form is not the one that stands here now. Open the page again, then send it.",
  "scope-missing": "Choose what you attest to be safe.",
  "covers-missing": "Say what exactly it covers.",
  "evidence-missing": "Say what you rest it on: partners will ask.",
  "attestation-too-long": "Shorten the text to 4,000 characters.",
  "attestation-days-wrong": "Enter a whole number of days, from 1 to 90.",
  "evidence-not-verified": "Name measures of your own authority that another person has verified.",
  "no-such-attestation": "There is no such all-clear. Go back to the list.",
  "own-attestation": "This all-clear is your own authority’s. Others decide whether they accept it.",
  "attestation-not-standing":
    "This all-clear does not stand: it has expired, was withdrawn, or its signature does not fit. It cannot be accepted.",
  "not-in-scope": "Declare safe only what the all-clear covers.",
  "withdrawn-already": ({ by = "Somebody", at }) =>
    `${by} has withdrawn it already${at === undefined ? "" : ` at ${ukClock(at)}`}.`,
};
