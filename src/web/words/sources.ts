/** Where a request came from, in words. Behind a tunnel or a web server on this machine, that machine is all that is known. */
export function sourceWords(source: string): string {
  if (source === "") return "";
  if (source === "::1" || /^(::ffff:)?127\./u.test(source))
    return `this machine (${source.replace("::ffff:", "")})`;
  return source.replace("::ffff:", "");
}
