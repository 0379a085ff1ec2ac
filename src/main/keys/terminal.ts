/** Asks at the terminal without showing what is typed. */
export type Terminal = {
  /** Null where it was broken off. */
  ask(question: string): Promise<string | null>;
};

/** Null where nobody can be asked. */
export function terminalAtHand(): Terminal | null {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return null;
  return { ask: (question) => askHidden(stdin, (text) => void stderr.write(text), question) };
}

function askHidden(
  stdin: NodeJS.ReadStream,
  write: (text: string) => void,
  question: string,
): Promise<string | null> {
  // Before the question: whoever answers at once is not shown either.
  stdin.setRawMode(true);
  stdin.resume();
  write(question);
  return new Promise((resolve) => {
    let typed: string[] = [];
    const end = (answer: string | null): void => {
      stdin.off("data", hear);
      stdin.setRawMode(false);
      stdin.pause();
      write("\n");
      resolve(answer);
    };
    const hear = (data: Buffer): void => {
      for (const sign of data.toString("utf8")) {
        if (sign === "\r" || sign === "\n") end(typed.join(""));
        else if (sign === "\u0003" || sign === "\u0004") end(null);
        else if (sign === "\u007f" || sign === "\b") typed = typed.slice(0, -1);
        else if (sign === "\u0015") typed = [];
        else if (sign >= " ") typed.push(sign);
      }
    };
    stdin.on("data", hear);
  });
}
