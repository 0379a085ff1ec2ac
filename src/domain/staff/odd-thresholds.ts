/** From when a pattern of readings is odd enough to ask about, and why just then. */
export const hour = 60 * 60_000;
export const day = 24 * hour;

export const thresholds = {
  /** People opened in an hour before anybody looks twice: one every two minutes, as fast as a call can be answered. */
  peopleInAnHour: 30,
  /** And so many times the own usual hour, and the usual hour of the colleagues. */
  timesTheUsual: 3,
  /** Out of hours: from 10pm to 6am. Incidents are worked on at night, so one reading is none; five are. */
  nightFrom: 22,
  nightTo: 6,
  readsAtNight: 5,
  /** Somebody at risk is opened, and nothing is done about them by the reader within a day. */
  workWithin: day,
  /** The same person opened by five members of staff within a week. */
  readersOfOne: 5,
  readersWithin: 7 * day,
  /** A task in which ten people were opened, and nothing was done in it or in the hour after. */
  peopleInIdleTask: 10,
  workAfterTask: hour,
  /** Searches that found nobody, in an hour: a name is misspelt twice, not five times. */
  searchesForNobody: 5,
  /** People of this many other authorities opened within a day. */
  otherAuthorities: 2,
} as const;
