/**
 * Names and attributes of the app's cookies. Through TLS the name says so (`__Host-`): browsers then take it from this
 * very host and through TLS alone, so that no neighbour under the same domain can put one of his own in its place.
 */
export type CookieName = "candour_session" | "candour_half" | "candour_provider" | "candour_form";

export function cookieName(name: CookieName, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

export function cookieAttributes(secure: boolean) {
  return { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
}
