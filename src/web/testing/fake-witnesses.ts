/** Witnesses of the fake desk: as the world has them. */
import type { WitnessDesk } from "../../respond/desk/house/witness-desk.ts";
import type { World } from "./world.ts";

export function fakeWitnesses(world: World): WitnessDesk {
  return {
    witnesses: async () => world.witnesses,
    forksSeen: async () => world.witnesses.forks,
  };
}
