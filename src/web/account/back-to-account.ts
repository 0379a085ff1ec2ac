/** The way back that all pages of one's own account share. */
export const backToAccount = { href: "/account", text: "Your account" } as const;
