/** Where the key of a scan lies: named by option or environment, otherwise in the home folder of who scans. */
import { homedir } from "node:os";
import { join } from "node:path";

export function keyFileOf(option: string | undefined, environment: NodeJS.ProcessEnv): string {
  return option ?? environment["CANDOUR_KEY_FILE"] ?? join(homedir(), ".config", "candour", "scan.key");
}
