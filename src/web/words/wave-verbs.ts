/** Ledger entries about waves, in words. */
export const waveVerbs: Readonly<Record<string, string>> = {
  "wave.planned": "Wave planned",
  "wave.replanned": "Plan of a wave changed",
  "wave.let-go": "People of a wave let go",
  "wave.canary-passed": "First messages of a wave went well",
  "wave.fell-back": "People of a wave told another way",
  "wave.paused": "Wave paused",
  "wave.held-back": "Messages of a stopped wave held back",
  "wave.resumed": "Wave went on",
  "wave.ended": "Wave ended",
  "wave.finished": "Wave finished",
  "wave.reopened": "Wave taken up again: somebody was not reached after all",
};
