/** Where somebody on the way in goes next, with the page that they asked for in the first place. */
import type { Needs } from "../../respond/desk/house/account-desk.ts";
import { address } from "../frame/pager.ts";
import { type Reply, redirect } from "../frame/visit.ts";
import type { Kept } from "../guard/half.ts";

const pages: Readonly<Record<Needs, string>> = {
  code: "/sign-in/code",
  passkey: "/sign-in/passkey",
  "second-factor": "/sign-in/second-factor",
};

export function nextStep(grant: Kept & { readonly needs: Needs }, back: string): Reply {
  return { kind: "half-signed-in", grant, to: stepPage(grant.needs, back) };
}

export function stepPage(needs: Needs, back: string): string {
  return address(pages[needs], { back });
}

/** The half has ended, or was never there: from the start, in words. */
export function startAgain(back: string): Reply {
  return redirect(address("/sign-in", { back, late: 1 }));
}
