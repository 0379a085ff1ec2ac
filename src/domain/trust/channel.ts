/** In what one authority trusts another. */

export const channels = ["mail", "network", "sign-in", "files", "visits"] as const;
/**
 * - mail: mail from them, and links in it;
 * - network: connections between the networks;
 * - sign-in: their staff sign in here with accounts of theirs;
 * - files: shared folders and drives;
 * - visits: their staff, with their devices, on site here.
 */
export type Channel = (typeof channels)[number];
