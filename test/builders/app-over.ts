/** The staff app over a real desk as whoever is asked for, with forms sent by name: for tests of a part's own pages. */
import type { Staff } from "../../src/domain/staff/staff.ts";
import type { Desk } from "../../src/respond/desk/desk.ts";
import { tokenIn, wordsIn } from "../../src/web/testing/browse.ts";
import { type Fields, type Shown, type StaffApp, type StaffBrowser, staffApp } from "./staff-browser.ts";

/** `words`: what the page says, without its tags. */
export type Seen = Shown & { readonly words: string };
export type OpenApp = StaffApp & {
  as(staff: Staff): {
    get(url: string): Promise<Seen>;
    post(url: string, form: Fields): Promise<Seen>;
  };
};

export async function appOver(desk: Desk, now: () => Date): Promise<OpenApp> {
  const house = await staffApp(desk, now);
  const browsers = new Map<string, StaffBrowser>();
  return {
    ...house,
    as(staff) {
      const browser = browsers.get(staff.id) ?? house.signIn(staff);
      browsers.set(staff.id, browser);
      const seen = (shown: Shown): Seen => ({ ...shown, words: wordsIn(shown.body) });
      return {
        get: async (url) => seen(await browser.open(url)),
        async post(url, form) {
          const _csrf = tokenIn((await browser.open("/account")).body);
          return seen(await browser.send(url, { _csrf }, form));
        },
      };
    },
  };
}
