/** What is shared, on the fake desk. */
import { done, failed } from "../../domain/outcome.ts";
import { problemOfShare } from "../../domain/staff/share.ts";
import type { SharingDesk } from "../../respond/desk/people/sharing-desk.ts";
import type { World } from "./world.ts";

export function fakeSharing(world: World): SharingDesk {
  return {
    shares: async () => world.shares,
    async sharePeople(by, incident, form) {
      const involved = world.incidents[0]?.involved.map(({ authority }) => authority) ?? [];
      const problem = problemOfShare(form, by.authority, involved);
      if (problem !== null) return failed(problem);
      const { to, person, reasons } = form;
      const endsAt = new Date(world.now.getTime() + form.days * 86_400_000);
      const share = { id: `share-${world.shares.length}`, incident, from: by.authority, to, person, reasons };
      const made = { ...share, sharedBy: by.id, sharedAt: world.now, endsAt, withdrawnAt: null };
      world.shares.push({ ...made, reference: person === null ? null : "P-000001", people: 12 });
      return done(made);
    },
    async withdrawShare(_by, _incident, id) {
      const at = world.shares.findIndex((share) => share.id === id);
      if (at < 0) return failed({ kind: "no-such-share" });
      world.shares[at] = { ...world.shares[at]!, withdrawnAt: world.now };
      return done(null);
    },
  };
}
