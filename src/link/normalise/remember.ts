/** Remembers answers to questions that are asked again and again: labels of columns, sounds of names. Bounded. */
const MOST = 50_000;

export function remembering<T>(answer: (question: string) => T): (question: string) => T {
  const known = new Map<string, T>();
  return (question) => {
    const before = known.get(question);
    if (before !== undefined) return before;
    const found = answer(question);
    if (known.size >= MOST) known.clear();
    known.set(question, found);
    return found;
  };
}
