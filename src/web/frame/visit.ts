/** A visit: what a page's handler is given, and the replies that it can give back. Handlers know nothing of HTTP. */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { IncidentId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { Verb } from "../../domain/staff/permissions.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import type { From, RelyingParty, SessionGrant } from "../../respond/desk/house/account-desk.ts";
import type { Errands } from "../errands.ts";
import type { Kept } from "../guard/half.ts";
import type { Memory } from "../guard/memory.ts";
import type { Upload } from "../guard/uploads.ts";
import type { Fields } from "./fields.ts";

export type Visit = {
  readonly desk: Desk;
  readonly now: Date;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Fields;
  readonly form: Fields;
  /** Files that came with the form, of pages that take them. */
  readonly uploads: readonly Upload[];
  readonly memory: Memory;
  readonly errands: Errands;
  readonly site: Site;
  /** Where the request came from: sign-in limits its tries by it. */
  readonly source: string;
  readonly from: From;
  /** Null where the browser asked by an address of numbers: no passkeys then. */
  readonly party: RelyingParty | null;
  /** What a browser on the way in holds; empty where it holds nothing. */
  readonly half: string;
  readonly providerKeep: string;
  /** The whole address that was asked for, as the browser knows it. */
  readonly address: string;
};
export type StaffVisit = Visit & {
  readonly staff: Staff;
  readonly authorities: readonly Authority[];
  /** The token of the session. */
  readonly token: string;
  readonly confirmedAt: Date;
};
export type IncidentVisit = StaffVisit & { readonly incident: Incident };

export type Site = { readonly publicSiteUrl: string | null; readonly setUpLink: string | null };

export type Reply =
  | {
      readonly kind: "page";
      readonly template: string;
      readonly view: PageView;
      readonly status: number;
      /** Seconds until the browser asks again, for work that goes on. */
      readonly refresh: number | null;
      /** The page needs the script for passkeys; a browser that holds nothing yet is given `half` to be known again by. */
      readonly passkeys: boolean;
      readonly half: Kept | null;
      /** Follows what happens in the incident (frame/script/live.js). */
      readonly live: boolean;
      /** Its list marked `data-keys` can be gone through by single keys (frame/script/keys.js). */
      readonly keys: boolean;
      /** Says beside a text how it reads (frame/script/readability.js). */
      readonly readability: boolean;
      /** Leads on by itself. */
      readonly refreshTo: string | null;
    }
  | { readonly kind: "redirect"; readonly to: string; readonly banner: string | null }
  | {
      readonly kind: "signed-in";
      readonly grant: SessionGrant;
      readonly to: string;
      readonly banner: string | null;
      /** Recovery codes that were made on the way in. */
      readonly recoveryCodes?: readonly string[];
    }
  | { readonly kind: "half-signed-in"; readonly grant: Kept; readonly to: string }
  | { readonly kind: "to-provider"; readonly keep: Kept; readonly to: string }
  | { readonly kind: "signed-out" }
  | { readonly kind: "pdf"; readonly bytes: Uint8Array; readonly name: string }
  /** Something to keep, never shown in the browser. */
  | { readonly kind: "file"; readonly bytes: Uint8Array; readonly name: string; readonly type: string }
  /** The same, in pieces: there may be more of it than the memory holds. */
  | {
      readonly kind: "stream";
      readonly pieces: AsyncIterable<string | Uint8Array>;
      readonly name: string;
      readonly type: string;
    }
  /** Drawn by us: shown in the browser, on its own or in a page. */
  | { readonly kind: "picture"; readonly bytes: Uint8Array; readonly name: string; readonly type: string }
  | { readonly kind: "json"; readonly body: object; readonly status: number }
  /** Tells of changes as they come, until somebody ends it. */
  | { readonly kind: "live"; readonly incident: IncidentId; readonly since: string }
  | { readonly kind: "not-found" }
  | { readonly kind: "not-yours" }
  | { readonly kind: "not-permitted" };

/** What every template is given: a title for the browser, and the rest of its own. */
export type PageView = { readonly title: string; readonly [key: string]: unknown };

export function page(
  template: string,
  view: PageView,
  options: {
    status?: number;
    refresh?: number | null;
    passkeys?: boolean;
    half?: Kept;
    live?: boolean;
    keys?: boolean;
    readability?: boolean;
    refreshTo?: string;
  } = {},
): Reply {
  const {
    status = 200,
    refresh = null,
    passkeys = false,
    half = null,
    live = false,
    keys = false,
    readability = false,
    refreshTo = null,
  } = options;
  return {
    kind: "page",
    template,
    view,
    status,
    refresh,
    passkeys,
    half,
    live,
    keys,
    readability,
    refreshTo,
  };
}

/** Post, redirect, get: `banner` is shown once, on the page that comes next. */
export function redirect(to: string, banner: string | null = null): Reply {
  return { kind: "redirect", to, banner };
}

export const notFound: Reply = { kind: "not-found" };
export const notYours: Reply = { kind: "not-yours" };
export const notPermitted: Reply = { kind: "not-permitted" };

type Handler<V> = (visit: V) => Promise<Reply>;
type Handlers<V> = { readonly get?: Handler<V>; readonly post?: Handler<V> };

/** What somebody does by looking at the page and by sending its form; "open" where nobody need be known. */
export type PageVerbs = { readonly get?: Verb | "open"; readonly post?: Verb | "open" };

/** A page module, as `import * as` gives it: `needs` says who may ask for it, `verbs` what they must be permitted. */
export type PageModule = {
  readonly path: string;
  readonly verbs: PageVerbs;
  /** The most bytes that its form may have, where that is not what any other may. */
  readonly takes?: number;
  /** Its form brings files. */
  readonly files?: true;
  /** Asks who it is once more, unless that was asked within ten minutes. */
  readonly confirms?: true;
} & (
  | ({ readonly needs: "nobody" } & Handlers<Visit>)
  | ({ readonly needs: "staff" } & Handlers<StaffVisit>)
  | ({ readonly needs: "incident" } & Handlers<IncidentVisit>)
);
