import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths as ContactsPaths } from './generated/contacts.js';
import type { paths as InteractionsPaths } from './generated/interactions.js';
import type { paths as ScoringPaths } from './generated/scoring.js';
import { Problem } from './problem.js';

export interface Settings {
  contacts: string;
  interactions: string;
  scoring: string;
  /** A bearer token, or where to get one: asked for before each request, so that it may be renewed. */
  token: string | (() => string | Promise<string>);
}

export interface Rapport {
  contacts: Client<ContactsPaths>;
  interactions: Client<InteractionsPaths>;
  scoring: Client<ScoringPaths>;
}

/**
 * The three services. Every request carries the token, every POST an Idempotency-Key unless the caller has set one, and
 * whatever is not a success is thrown as a Problem. To send a POST again safely, set the key and keep it.
 */
export function rapport(settings: Settings): Rapport {
  const manners: Middleware = {
    async onRequest({ request }) {
      const token = typeof settings.token === 'string' ? settings.token : await settings.token();
      request.headers.set('Authorization', `Bearer ${token}`);
      if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
        request.headers.set('Idempotency-Key', crypto.randomUUID());
      }
      return request;
    },
    async onResponse({ response }) {
      // 304 is the answer to If-None-Match.
      if (!response.ok && response.status !== 304) throw await Problem.of(response);
    },
  };
  const client = <Paths extends object>(baseUrl: string): Client<Paths> => {
    const made = createClient<Paths>({ baseUrl });
    made.use(manners);
    return made;
  };
  return {
    contacts: client<ContactsPaths>(settings.contacts),
    interactions: client<InteractionsPaths>(settings.interactions),
    scoring: client<ScoringPaths>(settings.scoring),
  };
}

/** What a successful call brought; a success without a body is a fault of the caller's expectation. */
export async function got<Data>(answer: Promise<{ data?: Data }>): Promise<NonNullable<Data>> {
  const { data } = await answer;
  if (data === undefined || data === null) throw new TypeError('The answer has no body.');
  return data;
}
