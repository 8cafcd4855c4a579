/** The public API and nothing else: a bearer token, JSON, cursors, and problem+json as an error with its detail. */

const KEY = 'rapport-token';
let services;

export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? `The service answered ${status}.`);
    this.status = status;
    this.title = body?.title ?? 'That did not work';
    this.code = body?.code;
    this.traceId = body?.traceId;
    this.violations = body?.violations ?? [];
  }
}

export const token = {
  get: () => sessionStorage.getItem(KEY),
  set: (value) => sessionStorage.setItem(KEY, value),
  forget: () => sessionStorage.removeItem(KEY),
  /** Out of the address before anything else, so that it is in no history and in no screenshot. */
  takeFromAddress() {
    const given = /^#token=([\w.~+/=-]+)$/.exec(location.hash);
    if (!given) return false;
    token.set(given[1]);
    history.replaceState(null, '', location.pathname);
    return true;
  },
};

async function base(service) {
  services ??= fetch('services.json').then((answer) => answer.json());
  return (await services)[service];
}

async function call(service, path, query = {}, body = undefined) {
  const url = new URL(path, await base(service));
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') url.searchParams.set(key, value);
  }
  const headers = { Authorization: `Bearer ${token.get() ?? ''}`, Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let answer;
  try {
    answer = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    throw new Problem(0, {
      title: 'No answer',
      detail: `The ${service} service cannot be reached. Is it running?`,
    });
  }
  const told = await answer.json().catch(() => undefined);
  if (!answer.ok) throw new Problem(answer.status, told);
  return told;
}

const id = encodeURIComponent;

export const api = {
  ranking: (query) => call('scoring', '/v1/scores', query),
  score: (who, organizationId) => call('scoring', `/v1/scores/${id(who)}`, { organizationId }),
  history: (who, organizationId) => call('scoring', `/v1/scores/${id(who)}/history`, { organizationId }),
  explanation: (who, organizationId, cursor) =>
    call('scoring', `/v1/scores/${id(who)}/explanation`, { organizationId, cursor, limit: 10 }),
  timeline: (influencerId, organizationId, cursor) =>
    call('interactions', '/v1/timeline', { influencerId, organizationId, cursor, limit: 15 }),
  influencer: (who) => call('contacts', `/v1/influencers/${id(who)}`),
  influencers: async () => (await call('contacts', '/v1/influencers', { sort: 'name', limit: 200 })).items,
  search: async (q) => (await call('contacts', '/v1/influencers/search', { q, limit: 20 })).items.map((hit) => hit.influencer),
  organizations: async () => (await call('contacts', '/v1/organizations', { limit: 200 })).items,
  campaigns: (cursor) => call('contacts', '/v1/campaigns', { cursor, limit: 20 }),
  campaign: (which) => call('contacts', `/v1/campaigns/${id(which)}`),
  readiness: (which, cursor) => call('scoring', `/v1/readiness/campaigns/${id(which)}`, { cursor, limit: 25 }),
  assess: (ask) => call('scoring', '/v1/assessments', {}, ask),
};

const people = new Map();

/** Scores carry ids; names live in contacts. Each is asked for once. */
export async function person(who) {
  if (!people.has(who)) {
    people.set(who, api.influencer(who).catch((problem) => {
      people.delete(who);
      if (problem.status === 404) return { id: who, name: 'Somebody not known any more' };
      throw problem;
    }));
  }
  return people.get(who);
}

export const forgetPeople = () => people.clear();
