/** One influencer: how we stand, why, how it went, and what happened. */
import { h } from './dom.js';
import { api, person } from './api.js';
import { historyChart } from './chart.js';
import { empty, field, growing, meter, named, scoreNumber, show, stageChip, trendText } from './parts.js';
import { COMPONENTS, certainty, count, day, kind, signed, whole, word } from './words.js';

export function influencer(id, query, go, retitle) {
  const organization = query.get('organization') ?? '';
  const places = { top: h('div'), history: h('div'), why: h('div'), timeline: h('div') };
  const rest = h('div', {},
    section('How it went', places.history),
    h('div', { class: 'two' }, section('Why the score is what it is', places.why), section('What happened', places.timeline)));
  const choose = h('select', {}, h('option', { value: '' }, 'All organizations'));
  choose.addEventListener('change', () => go(`/influencers/${id}`, { organization: choose.value }));
  api.organizations().then((all) => named(choose, 'All organizations', all, organization)).catch(() => {});

  show(places.top, 'the score', async () => {
    const [who, score] = await Promise.all([person(id), api.score(id, organization)]).catch((problem) => {
      // Said once: without a score there is nothing to explain.
      if (problem.status === 404) rest.remove();
      throw problem;
    });
    retitle(who.name);
    return top(who, score, organization);
  });
  show(places.history, 'the history', async () => {
    const [who, history] = await Promise.all([person(id), api.history(id, organization)]);
    return historyChart(history, who.name);
  });
  show(places.why, 'the explanation', async () => why(await api.explanation(id, organization), id, organization));
  show(places.timeline, 'the timeline', async () => {
    const first = await api.timeline(id, organization);
    if (first.items.length === 0) return empty('Nothing happened yet', 'Learn something about them, then say who you are.');
    return growing(first, (cursor) => api.timeline(id, organization, cursor), entry, 'What happened, latest first');
  });

  return {
    title: 'Influencer',
    content: [
      h('div', { class: 'filters' }, field('Seen by', choose)),
      places.top,
      rest,
    ],
  };
}

const section = (title, place) => h('section', {}, h('h2', {}, title), place);

function top(who, score, organization) {
  const about = [who.location, who.language, ...(who.channels ?? []).map((one) => `${one.network} ${one.handle ?? ''}`.trim())].filter(Boolean);
  const ask = new URLSearchParams({ influencer: who.id, ...(organization && { organization }) });
  return [
    who.doNotContact && h('p', { class: 'notice' }, h('strong', {}, '⊘ Do not contact. '), `Since ${day(who.doNotContact.since)}. `, who.doNotContact.reason),
    h('div', { class: 'standing card' },
      h('div', { class: 'big' }, scoreNumber(score.score), h('span', { class: 'of' }, 'of 100')),
      h('div', {},
        h('p', { class: 'tags' }, stageChip(score.stage), trendText(score.trend), score.atRisk && h('span', { class: 'flag' }, '! At risk')),
        h('p', {}, `${count(score.interactions ?? 0, 'interaction', 'interactions')}, ${certainty(score.confidence)}; last contact ${day(score.lastInteractionOn)}.`),
        about.length > 0 && h('p', { class: 'quietly' }, about.join(' · ')),
        who.interests?.length > 0 && h('p', { class: 'quietly' }, `Interested in ${who.interests.join(', ')}`)),
      h('a', { class: 'button', href: `#/ask?${ask}` }, 'May we ask?')),
    h('dl', { class: 'components' }, Object.entries(COMPONENTS).map(([key, [name, question]]) =>
      h('div', { class: 'card' }, h('dt', {}, name, h('span', { class: 'quietly' }, question)),
        h('dd', {}, h('span', { class: 'number' }, whole(score.components?.[key]?.score)), meter(score.components?.[key]?.score))))),
  ].filter(Boolean);
}

function why(told, id, organization) {
  const fading = (told.fading ?? []).filter((part) => Math.abs(part.points) >= 0.05);
  return [
    h('ul', { class: 'plain' }, (told.components ?? []).map((part) =>
      h('li', { class: 'reason' }, points(part.points), h('span', {}, part.sentence)))),
    (told.overdue ?? []).length > 0 && [h('h3', {}, 'Overdue'), h('ul', { class: 'plain' }, told.overdue.map(line))],
    fading.length > 0 && [h('h3', {}, 'Fading in silence'), h('ul', { class: 'plain' }, fading.map((part) => line({ ...part, points: -part.points })))],
    h('h3', {}, 'What each interaction does'),
    (told.items ?? []).length > 0
      ? growing(told, (cursor) => api.explanation(id, organization, cursor), line, 'What each interaction does to the score')
      : h('p', {}, 'Nothing has been done yet.'),
  ].flat(Infinity).filter(Boolean);
}

const line = (one) => h('li', { class: 'reason' }, points(one.points),
  h('span', {}, one.sentence, one.occurredOn && h('span', { class: 'quietly' }, ` ${day(one.occurredOn)}`)));

const points = (number) => h('span', { class: `points ${number < 0 ? 'less' : 'more'}` }, signed(number), h('span', { class: 'unseen' }, ' points: '));

function entry(one) {
  const [says, side] = kind(one.kind);
  const sign = { us: '→', them: '←', ask: '?', harm: '!' }[side];
  const details = one.details ?? {};
  const more = [
    details.channel, details.size && `size ${details.size}`, details.value && `value ${details.value}`,
    details.outcome && word({}, details.outcome).toLowerCase(), details.sentiment && word({}, String(details.sentiment)).toLowerCase(),
    details.dueOn && `due ${day(details.dueOn)}`, details.overdue && 'overdue', one.corrected && 'corrected',
  ].filter(Boolean);
  return h('li', { class: `entry ${side}` },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    h('div', {}, h('p', {}, h('strong', {}, says), ' ', h('time', { class: 'quietly', datetime: one.occurredAt }, day(one.occurredAt))),
      one.summary && h('p', {}, one.summary),
      more.length > 0 && h('p', { class: 'quietly' }, more.join(' · '))));
}
