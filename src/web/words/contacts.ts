/** Contacts as people write them: British phone numbers without the country's code, in groups. */
export function phoneWords(e164: string): string {
  const national = /^\+44(\d{9,10})$/u.exec(e164)?.[1];
  if (national === undefined) return e164;
  if (national.startsWith("2"))
    return `0${national.slice(0, 2)} ${national.slice(2, 6)} ${national.slice(6)}`;
  return `0${national.slice(0, 4)} ${national.slice(4)}`;
}
