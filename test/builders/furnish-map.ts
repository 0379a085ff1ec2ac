/** Gives a furnished record a small map: a shared system, what it runs on, who runs that, and data that was left behind. */
import type { EdgeId, SystemId } from "../../src/domain/ids.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

const none = { from: null, to: null };

export async function furnishMap({ desk, north, south }: Furnished) {
  const files = must(
    await desk.addMapNode("system", { kind: "system", key: "files", name: "Shared files", note: "" }),
  );
  const host = must(
    await desk.addMapNode("system", { kind: "system", key: "host", name: "Data centre", note: "Two halls" }),
  );
  const spare = must(
    await desk.addMapNode("system", { kind: "system", key: "spare", name: "Spare", note: "" }),
  );
  const data = { kind: "data-set", key: "housing", name: "Housing files", categories: ["health"] } as const;
  const housing = must(
    await desk.addMapNode("system", { ...data, controller: south, years: { from: 2006, to: 2016 } }),
  );
  const permits = must(
    await desk.addMapNode("system", {
      ...{ ...data, key: "permits", name: "Parking permits", controller: north },
      years: { from: null, to: null },
    }),
  );
  const system = (id: string) => ({ kind: "system", id: id as SystemId }) as const;
  const edge = async (form: Omit<Parameters<typeof desk.addMapEdge>[1], "note">): Promise<EdgeId> =>
    must(await desk.addMapEdge("system", { ...form, note: "" }));
  const used = { kind: "uses", target: system(files.id), years: none } as const;
  const uses = await edge({
    ...used,
    source: { kind: "authority", id: north },
    from: "2006-04-01",
    to: null,
  });
  const left = await edge({
    ...{ ...used, source: { kind: "authority", id: south } as const },
    ...{ from: "2006-04-01", to: "2017-03-31" },
  });
  await edge({ kind: "runs-on", source: system(files.id), target: system(host.id), years: none, ...none });
  await edge({
    ...{ kind: "holds", source: system(files.id), target: housing, years: { from: 2006, to: 2016 } },
    ...{ from: "2006-04-01", to: null },
  });
  return { files, host, spare, housing, permits, uses, left };
}
