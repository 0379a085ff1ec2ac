/** Binds the use cases about accounts to their ports. */
import { done, failed } from "../../domain/outcome.ts";
import type { AccountStore, AnnouncementStore } from "../account-ports.ts";
import type { AccountDesk } from "../desk/house/account-desk.ts";
import { accountChange } from "./account-change.ts";
import { changePassphrase } from "./change-passphrase.ts";
import { type ColleaguePorts, endAccount, endSessionsOf, issueLink, setBreakGlass } from "./colleagues.ts";
import { confirm, confirmWithPasskey } from "./confirm.ts";
import { enrolPasskey, enrolTotp } from "./enrol.ts";
import { halfOf } from "./half.ts";
import { invite, readInvitations, withdrawInvitation } from "./invite.ts";
import { acceptInvitation, type JoinPorts, openInvitation } from "./join.ts";
import { idleSince, sessionOf } from "./open-session.ts";
import {
  addPasskey,
  askForNewPasskey,
  askForPasskey,
  type PasskeyPorts,
  removePasskey,
  signInWithPasskey,
} from "./passkeys.ts";
import { beginProvider, finishProvider, type ProviderPorts } from "./provider.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";
import { offerTotp, removeTotp, setTotp } from "./set-totp.ts";
import { signInWithCode, signInWithRecoveryCode, type WayInPorts } from "./sign-in.ts";

export type AccountPorts = WayInPorts &
  PasskeyPorts &
  JoinPorts &
  ColleaguePorts &
  Omit<ProviderPorts, "providers"> & {
    readonly accounts: AccountStore;
    readonly announcementBoard: AnnouncementStore;
    readonly providers?: ProviderPorts["providers"];
  };

export function openAccountDesk(given: AccountPorts): AccountDesk {
  const ports = { ...given, providers: given.providers ?? [] };
  const { accounts, announcementBoard, factors, sessions, now } = ports;
  return {
    halfOf: (token) => halfOf(ports, token),
    signInWithCode: (half, code, from) => signInWithCode(ports, half, code, from),
    signInWithRecoveryCode: (half, code, from) => signInWithRecoveryCode(ports, half, code, from),
    enrolTotp: (half, code, from) => enrolTotp(ports, half, code, from),
    enrolPasskey: (half, form, from) => enrolPasskey(ports, half, form, from),
    askForPasskey: (holder, party) => askForPasskey(ports, holder, party),
    signInWithPasskey: (holder, answer, from) => signInWithPasskey(ports, holder, answer, from),
    providers: () => ports.providers.map(({ key, name }) => ({ key, name })),
    beginProvider: (key, back) => beginProvider(ports, key, back),
    finishProvider: (keep, address) => finishProvider(ports, keep, address),

    openInvitation: (code, from) => openInvitation(ports, code, from),
    acceptInvitation: (half, passphrase) => acceptInvitation(ports, half, passphrase),

    session: (token) => sessionOf(ports, token),
    confirm: (token, form, from) => confirm(ports, token, form, from),
    confirmWithPasskey: (token, answer) => confirmWithPasskey(ports, token, answer),

    factors: (staff) => factors.of(staff.id),
    offerTotp: (staff) => offerTotp(ports, staff),
    setTotp: (staff, code) => setTotp(ports, staff, code, ""),
    removeTotp: (staff) => removeTotp(ports, staff),
    askForNewPasskey: (staff, holder, party) => askForNewPasskey(ports, staff, holder, party),
    addPasskey: (staff, holder, form) => addPasskey(ports, staff, holder, form),
    removePasskey: (staff, id) => removePasskey(ports, staff, id),
    makeRecoveryCodes: (staff) => makeRecoveryCodes(ports, staff),
    changePassphrase: (staff, token, passphrase) => changePassphrase(ports, staff, token, passphrase),
    sessions: (staff) => sessions.of(staff.id, now(), idleSince(now())),
    async endSession(staff, id) {
      const change = accountChange(staff, staff.id, now(), "staff.session-ended");
      return (await sessions.endOne(change, staff.id, id)) ? done(null) : failed({ kind: "no-such-session" });
    },
    endOtherSessions: (staff, token) =>
      sessions.endAll(accountChange(staff, staff.id, now(), "staff.sessions-ended"), staff.id, token),
    announcements: (staff) => announcementBoard.of(staff.id),
    async acknowledge(staff, id) {
      const change = accountChange(staff, staff.id, now(), "staff.announcement-acknowledged", {
        announcement: id,
      });
      return (await announcementBoard.acknowledge(change, staff.id, id))
        ? done(null)
        : failed({ kind: "no-such-announcement" });
    },

    colleagues: (reader) => accounts.of(reader.authority),
    invitations: (reader) => readInvitations(ports, reader),
    invite: (by, form) => invite(ports, by, form),
    withdrawInvitation: (by, id) => withdrawInvitation(ports, by, id),
    issueLink: (by, staff, what) => issueLink(ports, by, staff, what),
    endSessionsOf: (by, staff) => endSessionsOf(ports, by, staff),
    endAccount: (by, staff) => endAccount(ports, by, staff),
    setBreakGlass: (by, staff, on) => setBreakGlass(ports, by, staff, on),
  };
}
