/** Invitations in words. */
import { type Invitation, stateOfInvitation } from "../../domain/staff/account.ts";

export function invitationState(
  invitation: Invitation,
  now: Date,
): { readonly text: string; readonly colour: string } {
  switch (stateOfInvitation(invitation, now)) {
    case "open":
      return { text: "Open", colour: "blue" };
    case "taken":
      return { text: "Used", colour: "green" };
    case "withdrawn":
      return { text: "Withdrawn", colour: "grey" };
    case "expired":
      return { text: "Expired", colour: "grey" };
  }
}
