/** Where to go after signing in: back to the page that was asked for, and never off this site. */
const nowhere = "http://candour.invalid";

export function wayBack(asked: string): string {
  if (!asked.startsWith("/") || /[\\\s]/u.test(asked)) return "/incidents";
  const url = URL.parse(asked, nowhere);
  if (url === null || url.origin !== nowhere) return "/incidents";
  if (/^\/(sign-in|sign-out|set-up|join|confirm|reason)(\/|$)/u.test(url.pathname)) return "/incidents";
  // "//elsewhere", once "." and ".." are resolved, would be another site's address.
  return url.pathname.replace(/^\/+/u, "/") + url.search;
}
