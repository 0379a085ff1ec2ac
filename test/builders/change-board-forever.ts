/** Changes the board again and again, and says the number of each change once it is done: to be killed at any moment. */
import { putUp } from "../../src/domain/emergency/board.ts";
import { boardChanger, newEmergencyId } from "../../src/main/emergency/board-file.ts";

const change = boardChanger(process.argv[2]!);
for (let at = 1; ; at++) {
  const notice = { id: newEmergencyId(), text: `Change ${at}.`, texts: {}, danger: false };
  const outcome = await change((board) => putUp(board, { ...notice, startedAt: new Date().toISOString() }));
  if (!outcome.ok) throw new Error(outcome.problem.kind);
  process.stdout.write(`${at}\n`);
}
