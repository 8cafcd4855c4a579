/** Whom to look at first. What is chosen stands in the address, so that it can be shared and gone back to. */
import { h, say } from './dom.js';
import { api, person } from './api.js';
import { empty, field, meter, options, scoreNumber, show, stageChip, trendText } from './parts.js';
import { STAGES, day, whole, count } from './words.js';

const SORTS = [
  ['-score', 'Highest score'], ['score', 'Lowest score'], ['-trust', 'Most trust'], ['-reciprocity', 'Most reciprocity'],
  ['-trend', 'Rising'], ['trend', 'Falling'], ['-lastInteractionOn', 'In touch lately'], ['lastInteractionOn', 'Longest silence'],
];

export function ranking(query, go) {
  const chosen = { q: query.get('q') ?? '', sort: query.get('sort') ?? '-score', stage: query.get('stage') ?? '', limit: query.get('limit') ?? '20' };
  const place = h('div');
  const search = h('input', { type: 'search', name: 'q', value: chosen.q, autocomplete: 'off', maxlength: 200 });
  const sort = options(h('select', { name: 'sort', disabled: chosen.q !== '' }), SORTS, chosen.sort);
  const stage = options(h('select', { name: 'stage' }), [['', 'All stages'], ...Object.entries(STAGES)], chosen.stage);
  const apply = (cursor) => go('/ranking', {
    q: search.value.trim(), sort: sort.value === '-score' ? '' : sort.value, stage: stage.value,
    limit: chosen.limit === '20' ? '' : chosen.limit, cursor,
  });
  sort.addEventListener('change', () => apply());
  stage.addEventListener('change', () => apply());

  show(place, 'the ranking', async () => {
    const page = chosen.q ? await found(chosen) : await api.ranking({ sort: chosen.sort, stage: chosen.stage, limit: chosen.limit, cursor: query.get('cursor') });
    const rows = await Promise.all(page.items.map(async (score) => row(score, await person(score.influencerId))));
    say(count(rows.length, 'influencer', 'influencers'));
    if (rows.length === 0) {
      return chosen.q || chosen.stage
        ? empty('Nobody like that', 'Try another spelling, or all stages.', h('a', { href: '#/ranking' }, 'Show everybody'))
        : empty('Nobody is here yet', 'Once influencers are in contacts, they appear here with what you have done for them.');
    }
    return [table(rows, chosen), pager(page.page, apply)];
  });

  return {
    title: 'Relationships',
    content: [
      h('p', { class: 'intro' }, 'Who has reason to say yes, and with whom there is something to do first.'),
      h('form', { class: 'filters', role: 'search', onsubmit: (event) => { event.preventDefault(); apply(); } },
        field('Name, handle or interest', search), h('button', { type: 'submit' }, 'Search'),
        field('Stage', stage), field(chosen.q ? 'Sort (best match first)' : 'Sort', sort)),
      place,
    ],
  };
}

/** Names are searched where names are, and each found one's score is read; the stage is then a matter of what was found. */
async function found({ q, stage }) {
  const people = await api.search(q);
  const scores = await Promise.all(people.map(({ id }) => api.score(id).catch((problem) => {
    if (problem.status === 404) return { influencerId: id, score: 0, stage: 'STRANGER', trend: 0, components: {} };
    throw problem;
  })));
  return { items: scores.filter((score) => !stage || score.stage === stage), page: {} };
}

function table(rows, chosen) {
  return h('table', { class: 'ranking' },
    h('caption', { class: 'unseen' }, chosen.q ? `Influencers found for ${chosen.q}` : 'Influencers by score'),
    h('thead', {}, h('tr', {},
      ...[['Influencer', ''], ['Score', ''], ['Trust', 'extra'], ['Reciprocity', 'extra'], ['Trend', ''], ['Last contact', 'extra']]
        .map(([text, extra]) => h('th', { scope: 'col', class: extra }, text)))),
    h('tbody', {}, rows));
}

function row(score, who) {
  const parts = score.components ?? {};
  return h('tr', {},
    h('th', { scope: 'row' },
      h('a', { class: 'name', href: `#/influencers/${encodeURIComponent(score.influencerId)}` }, who.name),
      h('div', { class: 'tags' }, stageChip(score.stage),
        who.doNotContact && h('span', { class: 'flag' }, '⊘ Do not contact'),
        score.atRisk && h('span', { class: 'flag' }, '! At risk'),
        score.overdue > 0 && h('span', { class: 'flag' }, `! ${count(score.overdue, 'promise', 'promises')} overdue`))),
    h('td', { class: 'score' }, scoreNumber(score.score), meter(score.score)),
    h('td', { class: 'extra' }, whole(parts.trust?.score)),
    h('td', { class: 'extra' }, whole(parts.reciprocity?.score)),
    h('td', {}, trendText(score.trend)),
    h('td', { class: 'extra' }, day(score.lastInteractionOn)));
}

function pager(page, apply) {
  if (!page?.next && !page?.prev) return [];
  return h('nav', { class: 'pager', 'aria-label': 'Pages' },
    h('button', { type: 'button', disabled: !page.prev, onclick: () => apply(page.prev) }, '← Previous'),
    h('button', { type: 'button', disabled: !page.next, onclick: () => apply(page.next) }, 'Next →'));
}
