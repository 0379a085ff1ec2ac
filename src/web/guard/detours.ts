/** Where somebody is led who lacks something: a session, a fresh proof of who they are, or a reason. And then back. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { ruleOf, type Verb } from "../../domain/staff/permissions.ts";
import { address } from "../frame/pager.ts";
import { endSession } from "./session.ts";

export function toSignIn(request: FastifyRequest, reply: FastifyReply, hadSession: boolean, secure: boolean) {
  if (hadSession) endSession(reply, secure);
  const back = wayHere(request);
  return reply.redirect(
    address("/sign-in", { back: back === "/" ? undefined : back, ended: hadSession ? 1 : undefined }),
    303,
  );
}

/** What was sent is not done: it is asked for again, on the page that it came from. */
export function toConfirm(request: FastifyRequest, reply: FastifyReply) {
  const sent = request.method === "GET" ? undefined : 1;
  return reply.redirect(address("/confirm", { back: wayHere(request), sent }), 303);
}

export function toReason(request: FastifyRequest, reply: FastifyReply) {
  return reply.redirect(address("/reason", { back: wayHere(request) }), 303);
}

/** Whether what the page shows is about people: then a task says why, before anything is shown. */
export function needsReason(verb: Verb | "open"): boolean {
  return verb !== "open" && ruleOf(verb).reason === true;
}

function wayHere(request: FastifyRequest): string {
  return request.method === "GET" ? request.url : (request.url.split("?")[0] ?? "/");
}
