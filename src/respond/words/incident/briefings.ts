/** Sentences: briefings to staff, staff lists, acknowledgements. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Sentences } from "../sentence.ts";

export const briefingsWords: Sentences = {
  "staff-list-empty":
    "The list has nobody on it. Choose a file with a row of heads and a row for each person.",
  "staff-list-too-long": "The list has more than 50,000 people. Split it, or leave out who need not be told.",
  "staff-list-no-head": ({ head }) =>
    `The first row must name the columns, and none is called ${head}. Use Name, Email, Team and Role.`,
  "staff-list-unreadable": ({ row }) =>
    `Row ${row} cannot be read: a quotation mark is opened and not closed. Save the list as CSV again.`,
  "staff-list-rows": "Nobody was taken in: some rows are wrong. Put them right and try again.",
  "staff-list-missing": "Your authority has no staff list yet. Take one in, then pass this on.",
  "row-name-missing": "The name is missing.",
  "row-email-missing": "The email address is missing.",
  "row-email-malformed": "The email address is not one, like name@example.gov.uk.",
  "row-email-twice": ({ other }) => `The email address is that of row ${other}.`,
  "row-too-long": "A cell has more than 200 characters.",
  "row-too-many-cells": "There are more cells than heads. A comma in a cell needs quotation marks around it.",
  "reminders-wrong": "Choose when people are reminded, how often, and the hours in which nobody is.",
  "briefing-title-missing": "Enter a title.",
  "briefing-body-missing": "Enter what staff need to know.",
  "briefing-too-long": "Shorten it: a title has 150 characters at most, a briefing 20,000.",
  "briefing-changed-missing": "Say what has changed, so that people need not compare.",
  "briefing-changed-too-long": "Say what has changed in 2,000 characters at most.",
  "audience-missing": "Select who this is for.",
  "audience-changed": "Who this reaches has changed since you looked. Look at the count again, then send.",
  "audience-empty": "This reaches nobody. Take in a staff list, or choose others.",
  "partners-missing": "Select an authority that is in this incident.",
  "partner-contact-missing":
    "One of them has neither a lead with an account nor an email address. Add one, or call them.",
  "no-such-briefing": "There is no such briefing. Go back to the list.",
  "briefing-not-drafted": "There are no words waiting for this. Look at the briefing again.",
  "briefing-not-approved": "Another person must approve this before it is sent.",
  "briefing-own-words": "You wrote some of this, so somebody else has to approve it.",
  "briefing-gaps": "Something is still to be filled in: look for square or curly brackets.",
  "briefing-not-sent": "This has not been sent yet.",
  "briefing-being-corrected": "A correction is being written already. Go on with that one.",
  "briefing-done-already": ({ by, at }) =>
    `${by ?? "A colleague"} has done this already${at ? ` at ${ukClock(at)}` : ""}.`,
  "briefing-not-proposed": "Nobody has asked your authority to pass this on. Go back to the list.",
  "proposal-answered": "A colleague has answered this already.",
  "no-such-recipient": "There is no such person on this briefing. Go back to the list.",
  "briefing-acknowledged-already": "That was written down already.",
};
