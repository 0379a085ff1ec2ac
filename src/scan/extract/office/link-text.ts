/** The address that a link leads to, as one would write it. */
export function linkText(target: string): string {
  const bare = target.replace(/^(mailto|tel):/i, "").replace(/\?.*$/s, "");
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
