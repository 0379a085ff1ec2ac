/** By which staff ask whether a message is ours: the file that the public's process reads, and no other. */
import { hatchFolder } from "../../domain/hatch/submission.ts";
import { openGenuineFile } from "../../public/verify/genuine-file.ts";
import type { CallerPorts } from "../../respond/callers/open-caller-desk.ts";
import { openGenuine } from "../../seal/genuine-code.ts";

export function findGenuineIn(hatch: string): CallerPorts["findGenuine"] {
  const sent = openGenuineFile(hatchFolder(hatch).genuine);
  return async (code, names) => {
    const sealed = await sent.find(code);
    return sealed === null ? null : openGenuine(code, sealed, names);
  };
}
