/** Ledger entries about news by e-mail, in words. They count, and name nobody. */
export const subscriptionVerbs: Readonly<Record<string, string>> = {
  "subscription.asked": "News by e-mail asked for",
  "subscription.confirmed": "News by e-mail confirmed",
  "subscription.changed": "Choice of news changed",
  "subscription.ended": "News by e-mail ended",
  "subscription.expired": "Unconfirmed addresses deleted",
  "subscription.refused": "Addresses deleted that could not be written to",
  "news.made": "Message about news made",
  "news.digest-made": "Daily message about news made",
  "news.queued": "News queued for all who want it",
  "news.delivered": "News sent",
  "news.refused": "News refused",
  "news.paused": "Sending of news paused",
  "news.resumed": "Sending of news resumed",
};
