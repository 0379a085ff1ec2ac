/** What a file is by its content, and how it looks where it is a message. Runs in a child; whatever fails is a trouble. */
import type { MessageLook } from "../../domain/sightings/message/message.ts";
import { lookAtEml } from "./eml-look.ts";
import { nothingSeen, typeOf } from "./look-limits.ts";
import { lookAtMsg } from "./msg-look.ts";

export type Look = { readonly type: string; readonly look: MessageLook | null };

export async function lookAtFile(name: string, bytes: Buffer): Promise<Look> {
  const type = await typeOf(name, bytes);
  try {
    if (type === "msg") return { type, look: await lookAtMsg(bytes) };
    if (type === "eml" || /\.eml$/iu.test(name)) return { type: "eml", look: await lookAtEml(bytes) };
    return { type, look: null };
  } catch (error) {
    const why = error instanceof Error ? error.name : "unknown fault";
    const format = type === "msg" ? "msg" : "eml";
    return { type, look: { ...nothingSeen(format), troubles: [`The reader gave up (${why}).`] } };
  }
}
