/** What setting up a second factor shows: the key as text and as a picture, and the question to the browser. */
import { encode } from "uqr";
import type { Staff } from "../../../domain/staff/staff.ts";
import { type FieldError, formView } from "../../frame/fields.ts";
import { page, type Reply, type Visit } from "../../frame/visit.ts";

export async function showSecondFactor(
  { desk, half, party }: Visit,
  staff: Staff,
  back: string,
  errors: readonly FieldError[],
  name = "",
): Promise<Reply> {
  return page(
    "entry/second-factor/page.njk",
    {
      title: "Set up a second factor",
      form: formView({ back, name }, errors),
      who: staff.email,
      app: appView(await desk.offerTotp(staff)),
      options: party === null ? null : await desk.askForNewPasskey(staff, half, party),
    },
    { status: errors.length > 0 ? 400 : 200, passkeys: party !== null },
  );
}

export type AppView = { readonly key: string; readonly size: number; readonly squares: string };

/** The key in groups that can be read out; the picture as one path, for a policy that allows no styles in a page. */
export function appView({ key, address }: { readonly key: string; readonly address: string }): AppView {
  const { data, size } = encode(address, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { key: key.match(/.{1,4}/gu)?.join(" ") ?? key, size, squares };
}
