/** An authority: a public body that is a controller of personal data. The ICO is the regulator, not an authority. */
import type { AuthorityId } from "../ids.ts";

export type Authority = {
  readonly id: AuthorityId;
  /** Short, for addresses and folders: "northmere". */
  readonly key: string;
  readonly name: string;
  readonly contact: {
    readonly phone: string;
    readonly email: string;
    readonly web: string;
    readonly address: readonly string[];
  };
};

/** When people can come in or call in an emergency. Times are local, "10:00". */
export type OpeningHours = {
  readonly authority: AuthorityId;
  readonly day: string;
  readonly opens: string;
  readonly closes: string;
  readonly place: string;
  readonly note: string;
};

export const roles = [
  "lead",
  "analyst",
  "dpo",
  "communications",
  "service-owner",
  "contact-centre",
  "liaison",
] as const;
export type Role = (typeof roles)[number];
