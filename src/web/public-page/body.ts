/** A statement's text as blocks: paragraphs, and bullets where lines begin with "- ". */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] };

export function blocksOf(body: string): readonly Block[] {
  const blocks: ({ kind: "paragraph"; text: string } | { kind: "list"; items: string[] })[] = [];
  let open = false;
  for (const line of body.split("\n").map((one) => one.trim())) {
    const last = blocks.at(-1);
    if (line === "") open = false;
    else if (line.startsWith("- ")) {
      const item = line.slice(2).trim();
      if (last?.kind === "list") last.items.push(item);
      else blocks.push({ kind: "list", items: [item] });
      open = false;
    } else if (open && last?.kind === "paragraph") last.text += `\n${line}`;
    else {
      blocks.push({ kind: "paragraph", text: line });
      open = true;
    }
  }
  return blocks;
}
