/** The command line's way: the board alone, and a folder that was exported where one is named. */
import type { EmergencyOptions } from "../../cli/emergency.ts";
import { type EmergencyBoard, putUp, takeDown } from "../../domain/emergency/board.ts";
import { type EmergencyWords, emergencyWords } from "../../domain/emergency/emergency.ts";
import { wordsFor } from "../../respond/words.ts";
import { placesIn } from "../places.ts";
import { publish } from "../publish/publish.ts";
import { boardChanger, newEmergencyId } from "./board-file.ts";

export async function emergency(
  typed: string | undefined,
  options: EmergencyOptions,
  /** Writes the folder of `--to`. */
  write: typeof publish = publish,
): Promise<number> {
  const { data, end } = options;
  if ((typed === undefined) === (end === undefined)) {
    process.stderr.write(
      'Say what people must know: candour emergency "TEXT", or take it down with --end.\n',
    );
    return 2;
  }
  const words = emergencyWords(typed ?? "-", { texts: options.in ?? {}, danger: options.danger === true });
  if (!words.ok) {
    process.stderr.write(`${wordsFor(words.problem)}\n`);
    return 2;
  }
  const put = await boardChanger(placesIn(data).site)(end ? down : up(words.value));
  if (!put.ok) {
    process.stderr.write(`${wordsFor(put.problem)}\n`);
    return 1;
  }
  process.stdout.write(saidOf(end === true, put.value));
  return options.to === undefined ? 0 : await writeFolder(options.to, options, write);
}

function up(words: EmergencyWords) {
  const notice = { id: newEmergencyId(), ...words, startedAt: new Date().toISOString() };
  return (board: EmergencyBoard) => putUp(board, notice);
}

/** Whichever stands. */
function down(board: EmergencyBoard): EmergencyBoard | null {
  return takeDown(board, null, { at: new Date().toISOString(), step: newEmergencyId() });
}

function saidOf(isEnd: boolean, board: EmergencyBoard | null): string {
  if (!isEnd)
    return "It is out: every page of the public site shows it within a second, where that site runs.\n";
  return board === null ? "No message was up.\n" : "The message is taken down.\n";
}

async function writeFolder(
  to: string,
  { data, keyFile }: EmergencyOptions,
  write: typeof publish,
): Promise<number> {
  const answer = await write({ to, data, ...(keyFile === undefined ? {} : { keyFile }) });
  if (!answer.ok) {
    process.stderr.write(`The folder was not brought up to date. ${answer.sentence}\n`);
    return 1;
  }
  process.stdout.write(`${answer.files} files written to ${answer.to}\n`);
  if (answer.verifier !== null) return 0;
  process.stderr.write("The folder is NOT signed, since the record and its key could not be opened.\n");
  return 1;
}
