import type { components } from './generated/scoring.js';
import { Problem } from './problem.js';

type Score = components['schemas']['ScoreView'];
type Verdict = components['schemas']['Verdict'];

/** How a relationship stood, or stands. Verdicts are of an ask of size 1 to 5, in this order. */
export interface Standing {
  score: number;
  stage: NonNullable<Score['stage']>;
  atRisk: boolean;
  overdue: number;
  verdicts: Verdict[];
}

/** Of one relationship; without organizationId of the view over all organizations of the agency. */
export interface ScoreChanged extends Standing {
  influencerId: string;
  organizationId?: string;
  changed: ('score' | 'stage' | 'atRisk' | 'overdue' | 'verdicts')[];
  asOf: string;
  confidence: number;
  trend: number;
  before?: Omit<Standing, 'verdicts'> & Partial<Pick<Standing, 'verdicts'>>;
}

export interface ScoreEnded {
  influencerId: string;
  organizationId?: string;
}

export type LiveEvent =
  | { name: 'ready' | 'reset'; id: string }
  | { name: 'score.changed'; id: string; data: ScoreChanged }
  | { name: 'score.ended'; id: string; data: ScoreEnded };

export interface LiveSettings {
  scoring: string;
  token: string | (() => string | Promise<string>);
  influencerId?: string;
  organizationId?: string;
  /** Ends it. */
  signal?: AbortSignal;
}

const comeBackMillis = 2000;

/**
 * What changes, for as long as the caller reads: an ended stream is opened again from where it was. On `reset` show
 * everything anew, for nobody knows any more what came between. A refusal is thrown as a Problem, but where the service
 * asks to come back later. The browser's own EventSource will not do, for it sends no token.
 */
export async function* changes(settings: LiveSettings): AsyncGenerator<LiveEvent, void, undefined> {
  const isOver = (): boolean => settings.signal?.aborted === true;
  let last: string | undefined;
  while (!isOver()) {
    try {
      for await (const event of connection(settings, last)) {
        last = event.id;
        yield event;
      }
    } catch (fault) {
      if (isOver()) return;
      if (fault instanceof Problem && fault.retryAfter === undefined) throw fault;
    }
    await pause(comeBackMillis, settings.signal);
  }
}

async function* connection(settings: LiveSettings, last: string | undefined): AsyncGenerator<LiveEvent> {
  const address = new URL('/v1/stream', settings.scoring);
  for (const name of ['influencerId', 'organizationId'] as const) {
    const value = settings[name];
    if (value !== undefined) address.searchParams.set(name, value);
  }
  const token = typeof settings.token === 'string' ? settings.token : await settings.token();
  const headers = new Headers({ Accept: 'text/event-stream', Authorization: `Bearer ${token}` });
  if (last !== undefined) headers.set('Last-Event-ID', last);
  const answer = await fetch(address, { headers, ...(settings.signal && { signal: settings.signal }) });
  if (!answer.ok || answer.body === null) throw await Problem.of(answer);
  yield* events(answer.body);
}

/** Server-sent events as this service writes them: each field in one line, lines ended by a line feed. */
async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const fields = new Map(part.split('\n').map((line) => split(line)));
        const name = fields.get('event');
        const id = fields.get('id') ?? '';
        if (name === 'ready' || name === 'reset') yield { name, id };
        else if (name === 'score.changed') yield { name, id, data: JSON.parse(fields.get('data') ?? '') as ScoreChanged };
        else if (name === 'score.ended') yield { name, id, data: JSON.parse(fields.get('data') ?? '') as ScoreEnded };
      }
    }
  } finally {
    await reader.cancel();
  }
}

function split(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
}

function pause(millis: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, millis);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
  });
}
