/** Who plans and steers waves: a part of the table in permissions.ts. Launching one is notice.send, with a second person. */
export const wavePermissions = {
  "wave.read": { roles: ["lead", "dpo", "communications"], reach: "own" },
  "wave.plan": { roles: ["lead", "dpo", "communications"], reach: "own" },
  // To stop is easy; to go on, or to give up, asks for a reason
  "wave.steer": { roles: ["lead", "dpo", "communications"], reach: "own" },
} as const;
