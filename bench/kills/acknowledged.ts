/** What Candour said yes to: the verb of its entry, and words or an id that stand in it. */
export type Acknowledged = { readonly what: string; readonly by: string };
