/**
 * The id under which a request is found in the log. One that a web server in front gave it is kept, but only where it
 * is a UUID or 16 to 64 hexadecimal digits: anything else could carry words, and so somebody's name, into the log.
 */
import { randomUUID } from "node:crypto";

const wellFormed = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,64})$/iu;

export function requestId(given: string | readonly string[] | undefined): string {
  return typeof given === "string" && wellFormed.test(given) ? given.toLowerCase() : randomUUID();
}
