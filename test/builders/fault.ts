/** Loaded before the command line: makes the first look for a record fail in a way that nobody expected. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const real = fs.existsSync;
fs.existsSync = (path) => {
  if (String(path).endsWith("record")) throw new Error("row of Amy Marsh");
  return real(path);
};
syncBuiltinESMExports();
