/** Whether what is needed to work is there: asked by whoever sends people here, or starts this process again. */

/** Each thing that is needed, and whether it is there. */
export type Checks = Readonly<Record<string, () => Promise<boolean>>>;
export type Readiness = { readonly ready: boolean; readonly checks: Readonly<Record<string, boolean>> };

const patienceMs = 2_000;

/** A check that fails or takes too long is one that is not met. What went wrong is for the log alone. */
export async function readinessOf(checks: Checks): Promise<Readiness> {
  const answers = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await answersYes(check)] as const),
  );
  return { ready: answers.every(([, yes]) => yes), checks: Object.fromEntries(answers) };
}

async function answersYes(check: () => Promise<boolean>): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), patienceMs);
  try {
    return await Promise.race([check().catch(() => false), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
