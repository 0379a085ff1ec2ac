/** Sends a checkpoint to a witness whose address the operator has typed (C2SP tlog-witness). No other address is asked. */

export type Answered =
  | { readonly kind: "cosigned"; readonly lines: string }
  | { readonly kind: "knows"; readonly size: number }
  | { readonly kind: "unproved" | "unreachable" }
  | { readonly kind: "refused"; readonly code: number };

const longestMs = 20_000;
/** A signature line is some 150 characters long. */
const longestAnswer = 16 * 1024;

/** `url`: up to and with "/witness", or the whole address. */
export async function sendTo(url: string, text: string): Promise<Answered> {
  const address = url.endsWith("/add-checkpoint") ? url : `${url.replace(/\/$/, "")}/add-checkpoint`;
  try {
    const response = await fetch(address, {
      method: "POST",
      body: text,
      headers: { "content-type": "text/plain; charset=utf-8" },
      redirect: "error",
      signal: AbortSignal.timeout(longestMs),
    });
    const body = await shortText(response);
    if (response.status === 200 && /^(— [^\n]+\n)+$/.test(body)) return { kind: "cosigned", lines: body };
    if (response.status === 409 && /^(0|[1-9]\d{0,14})\n$/.test(body))
      return { kind: "knows", size: Number(body) };
    return response.status === 422 ? { kind: "unproved" } : { kind: "refused", code: response.status };
  } catch {
    return { kind: "unreachable" };
  }
}

async function shortText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > longestAnswer) throw new Error("The answer is too long");
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
