/** Accounts in memory, as far as pages of others come by them: signing in by passphrase and code, and the session. */
import { done, failed } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { AccountDesk, HalfGrant, SessionGrant } from "../../respond/desk/house/account-desk.ts";
import type { World } from "./world.ts";

/** The code that the made-up authenticator app shows. */
export const code = "123456";

export function halfGrant(world: World, staff: Staff, needs: HalfGrant["needs"]): HalfGrant {
  const token = `half-${world.halves.size + 1}`;
  world.halves.set(token, { staff, needs });
  return { token, endsAt: later(world), staff, needs };
}

export function fakeAccounts(world: World): AccountDesk {
  function grant(half: string): SessionGrant {
    const { staff } = world.halves.get(half)!;
    world.halves.delete(half);
    const token = `session-${world.sessions.size + 1}`;
    world.sessions.set(token, staff);
    return { token, endsAt: later(world), staff };
  }
  return {
    async halfOf(token) {
      const half = world.halves.get(token);
      return half === undefined ? null : { ...half, passkeys: false, invitation: null };
    },
    async signInWithCode(half, typed) {
      if (!world.halves.has(half)) return failed({ kind: "half-ended" });
      return typed === code ? done(grant(half)) : failed({ kind: "code-wrong" });
    },
    async signInWithRecoveryCode(half) {
      return failed({ kind: world.halves.has(half) ? "code-wrong" : "half-ended" });
    },
    async enrolTotp(half, typed) {
      if (!world.halves.has(half)) return failed({ kind: "half-ended" });
      if (typed !== code) return failed({ kind: "code-not-of-key" });
      return done({ ...grant(half), recoveryCodes: ["ABCD-EFGH-JKMN"] });
    },
    enrolPasskey: async () => failed({ kind: "passkey-refused" }),
    askForPasskey: async () => ({ challenge: "made-up" }),
    signInWithPasskey: async () => failed({ kind: "passkey-refused" }),
    providers: () => [],
    beginProvider: async () => failed({ kind: "no-such-provider" }),
    finishProvider: async () => failed({ kind: "no-such-provider" }),
    openInvitation: async () => failed({ kind: "invitation-unknown" }),
    acceptInvitation: async () => failed({ kind: "half-ended" }),
    async session(token) {
      const staff = world.sessions.get(token);
      return staff === undefined
        ? null
        : { id: token, staff, confirmedAt: world.confirmedAt ?? world.now, unread: 0 };
    },
    async confirm(_token, { code: typed }) {
      if (typed !== code) return failed({ kind: "not-confirmed" });
      world.confirmedAt = world.now;
      return done(null);
    },
    confirmWithPasskey: async () => failed({ kind: "passkey-refused" }),
    factors: async () => ({ totp: world.now, passkeys: [], recoveryCodesLeft: 10 }),
    offerTotp: async () => ({
      key: "JBSWY3DPEHPK3PXP",
      address: "otpauth://totp/Candour:made-up?secret=JBSWY3DPEHPK3PXP",
    }),
    setTotp: async () => failed({ kind: "code-not-of-key" }),
    removeTotp: async () => failed({ kind: "last-factor" }),
    askForNewPasskey: async () => ({ challenge: "made-up" }),
    addPasskey: async () => failed({ kind: "passkey-refused" }),
    removePasskey: async () => failed({ kind: "last-factor" }),
    makeRecoveryCodes: async () => ["ABCD-EFGH-JKMN"],
    changePassphrase: async () => failed({ kind: "passphrase-too-short" }),
    sessions: async () => [],
    endSession: async () => failed({ kind: "no-such-session" }),
    endOtherSessions: async () => 0,
    announcements: async () => [],
    acknowledge: async () => failed({ kind: "no-such-announcement" }),
    colleagues: async (reader) =>
      world.staff
        .filter(({ authority }) => authority === reader.authority)
        .map((one) => ({
          ...one,
          ...{
            addedAt: world.now,
            endedAt: null,
            breakGlass: false,
            totp: true,
            passkeys: 0,
            sessions: 0,
            seenAt: null,
          },
        })),
    invitations: async () => [],
    async invite(_by, form) {
      world.asked.push({ what: "invite", with: form });
      return failed({ kind: "email-taken" });
    },
    withdrawInvitation: async () => failed({ kind: "no-such-invitation" }),
    issueLink: async () => failed({ kind: "no-such-account" }),
    endSessionsOf: async () => failed({ kind: "no-such-account" }),
    endAccount: async () => failed({ kind: "no-such-account" }),
    setBreakGlass: async () => failed({ kind: "no-such-account" }),
  };
}

function later(world: World): Date {
  return new Date(world.now.getTime() + 8 * 3_600_000);
}
