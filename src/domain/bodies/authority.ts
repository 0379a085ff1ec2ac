/** An authority: a public body that is a controller of personal data. The ICO is the regulator, not an authority. */
import type { AuthorityId } from "../ids.ts";

export type Authority = {
  readonly id: AuthorityId;
  /** Short, for addresses and folders: "northmere". */
  readonly key: string;
  readonly name: string;
  /** "#16324f", fit for white words; left out or "": the site's own. */
  readonly colour?: string;
  readonly contact: {
    readonly phone: string;
    readonly email: string;
    readonly web: string;
    readonly address: readonly string[];
    /** Whom the press asks; left out: whoever answers everybody. */
    readonly pressPhone?: string;
    readonly pressEmail?: string;
    /** "E09000020": the Office for National Statistics' code of its area, for alerts. */
    readonly areaCode?: string;
  };
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
