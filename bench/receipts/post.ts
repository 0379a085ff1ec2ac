/** Posts receipts as GOV.UK Notify does, over kept connections, at a pace or as fast as they are taken. */
import { Agent, request } from "node:http";
import { type Posted, receiptsFor, type Work } from "./made-up.ts";

const connections = 64;

process.on("message", (work: Work) => {
  void post(work).then((posted) => process.send?.(posted));
});

async function post({ url, bearer, references, perSecond }: Work): Promise<Posted> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections * 8 });
  const bodies = receiptsFor(references).map((receipt) =>
    JSON.stringify({
      ...receipt,
      to: "ada@example.org",
      created_at: "2025-11-26T10:00:00.000000Z",
      sent_at: "2025-11-26T10:00:01.000000Z",
      notification_type: "email",
      template_id: "11111111-1111-4111-8111-111111111111",
      template_version: 1,
    }),
  );
  const times: number[] = [];
  let accepted = 0;
  const began = performance.now();
  const one = (body: string): Promise<void> =>
    new Promise((resolve) => {
      const at = performance.now();
      const headers = {
        "content-type": "application/json",
        authorization: `Bearer ${bearer}`,
        "content-length": Buffer.byteLength(body),
      };
      const sent = request(url, { method: "POST", agent, headers }, (response) => {
        response.resume();
        response.on("end", () => {
          times.push(performance.now() - at);
          if (response.statusCode === 204) accepted++;
          resolve();
        });
      });
      sent.on("error", () => resolve());
      sent.end(body);
    });
  if (perSecond === null) {
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let at = next++; at < bodies.length; at = next++) await one(bodies[at]!);
    };
    await Promise.all(Array.from({ length: connections * 8 }, worker));
  } else {
    const all: Promise<void>[] = [];
    for (let sent = 0; sent < bodies.length; ) {
      const due = Math.min(bodies.length, Math.floor(((performance.now() - began) / 1_000) * perSecond));
      for (; sent < due; sent++) all.push(one(bodies[sent]!));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(all);
  }
  const seconds = (performance.now() - began) / 1_000;
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? 0;
  agent.destroy();
  return { posted: bodies.length, accepted, seconds, median: at(0.5), p99: at(0.99) };
}
