/** Lets waves go on, and delivers what they let go, until nothing more may go now. */
import { deliverNotices, type Tally } from "../delivery/deliver-notices.ts";
import type { LanePorts } from "../delivery/notice-queue.ts";
import { type AdvancePorts, advanceWaves } from "./advance-waves.ts";

export async function deliverWaves(
  ports: LanePorts & AdvancePorts,
  onProgress?: (sent: number, left: number) => void,
  signal?: AbortSignal,
): Promise<Tally> {
  const total = { sent: 0, failed: 0 };
  for (;;) {
    const { steps } = await advanceWaves(ports);
    const before = total.sent;
    const { sent, failed } = await deliverNotices(
      ports,
      onProgress === undefined ? undefined : (done, left) => onProgress(before + done, left),
      signal,
    );
    total.sent += sent;
    total.failed += failed;
    if (signal?.aborted || steps === 0) return total;
  }
}
