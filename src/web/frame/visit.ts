/** A visit: what a page's handler is given, and the replies that it can give back. Handlers know nothing of HTTP. */
import type { Authority } from "../../domain/authority.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Staff } from "../../domain/staff.ts";
import type { Desk, SessionGrant } from "../../respond/desk.ts";
import type { Errands } from "../errands.ts";
import type { Memory } from "../guard/memory.ts";
import type { Fields } from "./fields.ts";

export type Visit = {
  readonly desk: Desk;
  readonly now: Date;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Fields;
  readonly form: Fields;
  readonly memory: Memory;
  readonly errands: Errands;
  readonly site: Site;
  /** Where the request came from: sign-in limits its tries by it. */
  readonly source: string;
};
export type StaffVisit = Visit & { readonly staff: Staff; readonly authorities: readonly Authority[] };
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
    }
  | { readonly kind: "redirect"; readonly to: string; readonly banner: string | null }
  | {
      readonly kind: "signed-in";
      readonly grant: SessionGrant;
      readonly to: string;
      readonly banner: string | null;
    }
  | { readonly kind: "signed-out" }
  | { readonly kind: "pdf"; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: "json"; readonly body: object; readonly status: number }
  | { readonly kind: "not-found" }
  | { readonly kind: "not-yours" }
  | { readonly kind: "leads-only" };

/** What every template is given: a title for the browser, and the rest of its own. */
export type PageView = { readonly title: string; readonly [key: string]: unknown };

export function page(
  template: string,
  view: PageView,
  options: { status?: number; refresh?: number | null } = {},
): Reply {
  return { kind: "page", template, view, status: options.status ?? 200, refresh: options.refresh ?? null };
}

/** Post, redirect, get: `banner` is shown once, on the page that comes next. */
export function redirect(to: string, banner: string | null = null): Reply {
  return { kind: "redirect", to, banner };
}

export const notFound: Reply = { kind: "not-found" };
export const notYours: Reply = { kind: "not-yours" };
export const leadsOnly: Reply = { kind: "leads-only" };

type Handler<V> = (visit: V) => Promise<Reply>;
type Handlers<V> = { readonly get?: Handler<V>; readonly post?: Handler<V> };

/** A page module, as `import * as` gives it: `needs` says who may ask for it. */
export type PageModule = {
  readonly path: string;
  /** Its form changes nothing in the record, so that accounts for reading may send it too. */
  readonly changesNothing?: true;
} & (
  | ({ readonly needs: "nobody" } & Handlers<Visit>)
  | ({ readonly needs: "staff" } & Handlers<StaffVisit>)
  | ({ readonly needs: "incident" } & Handlers<IncidentVisit>)
);
