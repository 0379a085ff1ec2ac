/** Expected failures as values: an outcome is either a value or a problem that names its kind. */
export type Problem = { readonly kind: string };

export type Done<T> = { readonly ok: true; readonly value: T };
export type Failed<P extends Problem> = { readonly ok: false; readonly problem: P };
export type Outcome<T, P extends Problem> = Done<T> | Failed<P>;

export function done<T>(value: T): Done<T> {
  return { ok: true, value };
}

export function failed<P extends Problem>(problem: P): Failed<P> {
  return { ok: false, problem };
}
