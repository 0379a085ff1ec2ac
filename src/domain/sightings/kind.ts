/** What was seen, as far as whoever reports it can say. */
export const sightingKinds = ["email", "link", "text", "call", "login-prompt", "device", "other"] as const;
export type SightingKind = (typeof sightingKinds)[number];
