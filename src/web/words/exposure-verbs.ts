/** Verbs of the ledger in words: where it began, what is exposed, and which partners were told. */
export const exposureVerbs: Readonly<Record<string, string>> = {
  "incident.authority-brought-in": "Authority brought into the incident",
  "belief.recorded": "Where it began and since when recorded",
  "belief.revised": "Where it began and since when revised",
  "exposure.reckoned": "Exposure worked out from the map",
  "exposure.confirmed": "Exposure confirmed",
  "exposure.ruled-out": "Exposure ruled out",
  "exposure.reopened": "Exposure possible again",
  "exposure.looked-at-again": "Exposure looked at again",
  "partner.told": "Partner told that it may be exposed",
  "partner.e-mail-queued": "E-mail to a partner that may be exposed queued",
  "partner.not-reached-by-e-mail": "No e-mail address known of a partner that may be exposed",
  "partner.told-by-hand": "Partner told by phone or in person",
  "partner.acknowledged": "Partner says that it has been told",
};
