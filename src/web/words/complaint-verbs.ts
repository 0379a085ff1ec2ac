/** Ledger entries about complaints and corrections, in words. */
export const complaintVerbs: Readonly<Record<string, string>> = {
  "complaint.received": "Complaint or correction received",
  "complaint.acknowledged": "Complaint acknowledged",
  "complaint.looked-into": "Complaint being looked into",
  "complaint.answered": "Complaint answered",
  "complaint.passed": "Complaint passed to another authority",
  "complaint.held": "What was still to be sent held after a complaint",
  "notice.held": "Notice held: a letter reached the wrong person",
  "check-answer.held": "Answer held: a letter reached the wrong person",
  "complaint.deleted": "Old complaints deleted",
};
