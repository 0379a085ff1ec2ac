/** Hands things over by the hatch until it is killed, and says of each that it was acknowledged. */
import { openHatch } from "../../src/public/hatch/hatch.ts";

const [folder = "", round = ""] = process.argv.slice(2);
const hatch = openHatch(folder);
for (let n = 0; ; n += 4)
  await Promise.all(
    [0, 1, 2, 3].map(async (k) => {
      const words = "x".repeat(20_000);
      const sent = await hatch.submit("example", `${round} ${n + k}`, { words }, [], new Date());
      if (sent.ok) process.send!(sent.value.id);
    }),
  );
