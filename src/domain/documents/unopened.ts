/** What stands in the place of a value whose key is gone: lost, or destroyed on purpose. Everything else goes on working. */
export const unopened = "(cannot be opened: its key is gone)";
