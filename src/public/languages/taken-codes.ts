/**
 * What a language may not be called: it would stand where a page has its address ("/api"). A test holds this to the
 * addresses that there are.
 */
export const takenCodes: ReadonlySet<string> = new Set(["api", "cap"]);
