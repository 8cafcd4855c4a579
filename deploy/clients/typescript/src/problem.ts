import type { components } from './generated/scoring.js';

type Body = components['schemas']['Problem'];

/** A refusal of a service (RFC 9457). Programs look at the code, people read the message, helpers want the traceId. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly traceId: string | undefined;
  readonly violations: NonNullable<Body['violations']>;
  /** Seconds to wait before the next try, where the service says so (429, 503). */
  readonly retryAfter: number | undefined;

  constructor(body: Partial<Body>, answer: Response) {
    super(body.detail ?? `The service answered ${answer.status}.`);
    this.status = answer.status;
    this.code = body.code ?? 'UNKNOWN';
    this.title = body.title ?? answer.statusText;
    this.traceId = body.traceId;
    this.violations = body.violations ?? [];
    const wait = Number(answer.headers.get('Retry-After') ?? Number.NaN);
    this.retryAfter = Number.isFinite(wait) ? wait : undefined;
  }

  static async of(answer: Response): Promise<Problem> {
    const told: unknown = await answer
      .clone()
      .json()
      .catch(() => ({}));
    return new Problem(typeof told === 'object' && told !== null ? (told as Partial<Body>) : {}, answer);
  }
}
