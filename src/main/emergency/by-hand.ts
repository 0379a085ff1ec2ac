/** The command line's way: the file alone. */
import { emergencyText } from "../../domain/emergency/emergency.ts";
import { wordsFor } from "../../respond/words.ts";
import { placesIn } from "../places.ts";
import { emergencyBeside, newEmergencyId } from "./emergency-file.ts";

export async function emergency(
  typed: string | undefined,
  { data, end }: { readonly data: string; readonly end?: true },
): Promise<number> {
  if ((typed === undefined) === (end === undefined)) {
    process.stderr.write(
      'Say what people must know: candour emergency "TEXT", or take it down with --end.\n',
    );
    return 2;
  }
  const text = end === true ? null : emergencyText(typed ?? "");
  if (text !== null && !text.ok) {
    process.stderr.write(`${wordsFor(text.problem)}\n`);
    return 2;
  }
  const notice =
    text === null ? null : { id: newEmergencyId(), text: text.value, startedAt: new Date().toISOString() };
  const put = await emergencyBeside(placesIn(data).site)(notice);
  if (!put.ok) {
    process.stderr.write(`${wordsFor(put.problem)}\n`);
    return 1;
  }
  process.stdout.write(
    notice === null
      ? "The message is taken down.\n"
      : "It is out: every page of the public site shows it within a second, where that site runs.\n",
  );
  return 0;
}
