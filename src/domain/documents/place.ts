/** Where in a document a mention stands, in the shapes of the export (docs/contract). Rows count from 1. */
export type Place =
  | { readonly page: number; readonly box?: readonly [number, number, number, number] }
  | { readonly sheet: string; readonly row: number; readonly column: string }
  | { readonly table: string; readonly row: number; readonly column: string }
  | { readonly line: number }
  | { readonly paragraph: number }
  | { readonly slide: number }
  | { readonly part: string };
