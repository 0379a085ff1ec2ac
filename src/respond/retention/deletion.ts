/** Deleting what was kept, as something that one asks for and another grants. */
import { done, failed } from "../../domain/outcome.ts";
import { deletionFrom } from "../../domain/people/retention.ts";
import type { DeedRules } from "../second/deeds.ts";
import { type DeletePorts, deleteData } from "./delete-data.ts";

export function deletion(ports: DeletePorts): DeedRules<"data.delete"> {
  return {
    async weigh({ authority }, { incident, what }) {
      const wanted = deletionFrom(what);
      if (wanted === null) return failed({ kind: "not-there" });
      const weighed = await ports.retention.weigh({ ...wanted, incident, authority }, ports.now());
      if (!weighed.ok) return weighed;
      const { fingerprint, ...counts } = weighed.value;
      return done({ counts, fingerprint });
    },

    async carryOut({ authority }, { incident, what }, change, taking) {
      const wanted = deletionFrom(what);
      if (wanted === null) return failed({ kind: "not-there" });
      const deleted = await deleteData(ports, change, { ...wanted, incident, authority }, taking);
      if (!deleted.ok) return deleted;
      const { fingerprint: _, keysHash: __, ...counts } = deleted.value;
      return done({ verb: "data.delete", counts });
    },
  };
}
