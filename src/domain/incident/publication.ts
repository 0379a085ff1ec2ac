/**
 * What the public is told, as plain data: it goes into JSON as it is, and holds no personal data. Times are ISO 8601
 * in UTC; words are those of communications staff.
 */

import type { ServiceStatus } from "../bodies/service.ts";
import type { Confidence, Phase } from "./incident.ts";

export type Publication = {
  /** "Northmere, Eastmere and Westmere councils: service updates" */
  readonly siteName: string;
  /** Where the site is on the web, "https://updates.northmere.example"; "" where that is not known. */
  readonly address: string;
  readonly updatedAt: string;
  readonly authorities: readonly PublishedAuthority[];
  readonly services: readonly PublishedService[];
  /** Newest first. */
  readonly incidents: readonly PublishedIncident[];
  /** Of all incidents, newest first. */
  readonly statements: readonly PublishedStatement[];
};

export type PublishedAuthority = {
  readonly key: string;
  readonly name: string;
  readonly contact: {
    readonly phone: string;
    readonly email: string;
    readonly web: string;
    readonly address: readonly string[];
  };
  readonly openingHours: readonly PublishedHours[];
};

export type PublishedHours = {
  /** "2025-11-29" */
  readonly day: string;
  /** Local time, "10:00". */
  readonly opens: string;
  readonly closes: string;
  readonly place: string;
  readonly note: string;
};

export type PublishedService = {
  readonly authority: string;
  readonly name: string;
  readonly status: ServiceStatus;
  readonly note: string;
  /** In words, "at least two weeks"; "" where unknown. */
  readonly expectedReturn: string;
  readonly since: string;
};

export type PublishedIncident = {
  readonly reference: string;
  readonly title: string;
  readonly phase: Phase;
  /** What happened, in a sentence or two for the public; "" where there is nothing to add to the statements. */
  readonly summary: string;
  readonly declaredAt: string;
  /** Keys of the authorities that it touches. */
  readonly authorities: readonly string[];
  readonly taken: {
    /** In plain words: "bank account details"; what can hurt most comes first. */
    readonly categories: readonly string[];
    /** The same, parted by headings, where there are any. */
    readonly groups?: readonly { readonly title: string; readonly categories: readonly string[] }[];
    readonly what: string;
    readonly fromYear: number | null;
    readonly toYear: number | null;
    readonly certainty: Confidence;
  };
  readonly advice: readonly PublishedAdvice[];
};

export type PublishedAdvice = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly { readonly text: string; readonly href: string }[];
};

export type PublishedStatement = {
  /** From 1 over the whole site, in the order of publication: its address never changes. */
  readonly number: number;
  readonly incident: string;
  readonly title: string;
  /** A paragraph whose lines all start with "- " is a list. */
  readonly paragraphs: readonly string[];
  readonly publishedAt: string;
  /** The body that speaks, not a person. */
  readonly author: string;
};
