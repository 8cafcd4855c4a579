/** The story of the README: a cold ask is SPAMMY; research, an introduction, help and a promise kept make it better. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { each, got, Problem, rapport } from '../src/index.js';

const setting = (name: string, usual: string): string => process.env[name] ?? usual;
const { contacts, interactions, scoring } = rapport({
  contacts: setting('RAPPORT_CONTACTS', 'http://127.0.0.1:8081'),
  interactions: setting('RAPPORT_INTERACTIONS', 'http://127.0.0.1:8082'),
  scoring: setting('RAPPORT_SCORING', 'http://127.0.0.1:8083'),
  token: setting('TOKEN', ''),
});

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const dayAgo = (days: number): string => daysAgo(days).slice(0, 10);
const idOf = (thing: { id?: string }): string => {
  assert.ok(thing.id);
  return thing.id;
};

const organizationId = idOf(await got(contacts.POST('/v1/organizations', {
  body: { name: 'Clean Rivers', goals: ['3,000 volunteers in autumn'] },
})));
const influencerId = idOf(await got(contacts.POST('/v1/influencers', {
  body: { name: 'Mina', interests: ['river-restoration'] },
})));

/** What was written in one service reaches the next through Kafka; until then the influencer is not known there. */
async function eventually<Result>(what: () => Promise<Result>, enough: (result: Result) => boolean): Promise<Result> {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      const result = await what();
      if (enough(result) || Date.now() > end) return result;
    } catch (problem) {
      if (!(problem instanceof Problem) || ![404, 422].includes(problem.status) || Date.now() > end) throw problem;
    }
    await pause(150);
  }
}

const mayWeAsk = () => got(scoring.POST('/v1/assessments', {
  body: { influencerId, organizationId, size: 2, topics: ['River restoration'] },
}));
const rules = (assessment: Awaited<ReturnType<typeof mayWeAsk>>) => (assessment.reasons ?? []).map(({ code }) => code);

const cold = await eventually(mayWeAsk, (answer) => answer.ask?.relevanceFrom === 'TOPICS');
console.log(`A cold ask is ${cold.verdict}: ${rules(cold).join(', ')}`);
assert.equal(cold.verdict, 'SPAMMY');

await got(contacts.POST('/v1/influencers/{id}/research', {
  params: { path: { id: influencerId } },
  body: { note: 'Films river sources', value: 3, occurredAt: daysAgo(90) },
}));
const between = { organizationId, influencerId };
const tell = (kind: 'INTRODUCTION' | 'HELP', days: number, more: { value?: number; outcome?: 'USED' } = {}) =>
  eventually(() => got(interactions.POST('/v1/interactions', {
    body: { kind, ...between, occurredAt: daysAgo(days), ...more },
  })), () => true);
await tell('INTRODUCTION', 80);
await tell('HELP', 60, { value: 3, outcome: 'USED' });
const promise = await got(interactions.POST('/v1/commitments', {
  body: { ...between, importance: 2, dueOn: dayAgo(40), occurredAt: daysAgo(58) },
}));
await got(interactions.POST('/v1/commitments/{id}/keep', {
  params: { path: { id: idOf(promise) } },
  body: { on: dayAgo(42) },
}));

const warm = await eventually(mayWeAsk, (answer) => (answer.score?.interactions ?? 0) >= 4);
console.log(`After giving first it is ${warm.verdict}: ${rules(warm).join(', ') || 'nothing is against it'}`);
assert.notEqual(warm.verdict, 'SPAMMY');
assert.ok((warm.score?.score ?? 0) > (cold.score?.score ?? 0), 'the score has risen');

const happened: string[] = [];
for await (const entry of each((cursor) => interactions.GET('/v1/timeline', {
  params: { query: { influencerId, limit: 2, ...(cursor !== undefined && { cursor }) } },
}))) {
  happened.push(entry.kind ?? '?');
}
console.log(`What happened, latest first: ${happened.join(', ')}`);
for (const kind of ['COMMITMENT_KEPT', 'COMMITMENT_MADE', 'HELP', 'INTRODUCTION']) assert.ok(happened.includes(kind), kind);

// The same key and body get the first answer again, so a request may be sent twice.
const key = crypto.randomUUID();
const twice = () => got(contacts.POST('/v1/organizations', {
  params: { header: { 'Idempotency-Key': key } },
  body: { name: 'Told twice' },
}));
assert.equal(idOf(await twice()), idOf(await twice()));

await assert.rejects(
  scoring.GET('/v1/scores', { params: { query: { sort: 'luck' } } }),
  (problem) => problem instanceof Problem && problem.status === 400 && problem.traceId !== undefined,
);
await assert.rejects(
  rapport({ contacts: setting('RAPPORT_CONTACTS', 'http://127.0.0.1:8081'), interactions: '', scoring: '', token: 'none' })
    .contacts.GET('/v1/influencers', {}),
  (problem) => problem instanceof Problem && problem.status === 401,
);
console.log('The story holds.');
