/** The errors of GOV.UK Notify, in its own shape. */
export class Refusal extends Error {
  readonly code: number;
  readonly kind: string;

  constructor(code: number, kind: string, message: string) {
    super(message);
    this.code = code;
    this.kind = kind;
  }

  body(): unknown {
    return { status_code: this.code, errors: [{ error: this.kind, message: this.message }] };
  }
}

export const bad = (message: string): Refusal => new Refusal(400, "BadRequestError", message);
export const invalid = (message: string): Refusal => new Refusal(400, "ValidationError", message);
export const forbidden = (message: string): Refusal => new Refusal(403, "AuthError", message);
