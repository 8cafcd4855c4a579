/** May we ask? The verdict before anybody writes a pitch. */
import { h, say, unique } from './dom.js';
import { api, person } from './api.js';
import { field, named, options, scoreNumber, show, stageChip, tokenRefused, verdictBadge } from './parts.js';
import { ACTIONS, SIZES, VERDICTS, day, word } from './words.js';

export function ask(query) {
  const wanted = query.get('influencer') ?? '';
  const result = h('section', { class: 'result', tabindex: '-1', 'aria-label': 'Answer' });
  const who = h('select', { name: 'influencer', required: true }, h('option', { value: '' }, 'Choose somebody'));
  const find = h('input', { type: 'search', autocomplete: 'off', maxlength: 200 });
  const organization = h('select', { name: 'organization' }, h('option', { value: '' }, 'The agency as a whole'));
  const topics = h('input', { type: 'text', name: 'topics', maxlength: 500, autocomplete: 'off' });
  const relevance = h('select', { name: 'relevance' });
  options(relevance, [['', 'Judge by the topics'], ['0.9', 'It is their very subject'], ['0.7', 'It fits well'], ['0.4', 'It fits a little'], ['0.1', 'It has nothing to do with them']], '');
  const group = unique('size');
  const sizes = h('fieldset', { class: 'sizes' }, h('legend', {}, 'How much do we ask for?'),
    h('div', {}, Object.entries(SIZES).map(([size, says]) => h('label', {},
      h('input', { type: 'radio', name: group, value: size, checked: size === '2' }), h('span', {}, h('strong', {}, size), ` ${says}`)))));

  const list = async (load) => {
    const people = await load();
    if (wanted && !find.value && !people.some((one) => one.id === wanted)) people.unshift(await person(wanted));
    const before = who.value || wanted;
    named(who, people.length ? 'Choose somebody' : 'Nobody found', people, people.some((one) => one.id === before) ? before : '');
    return people.length;
  };
  const quiet = (problem) => tokenRefused(problem) || say(problem.message);
  list(api.influencers).catch(quiet);
  api.organizations().then((all) => named(organization, 'The agency as a whole', all,
    query.get('organization') ?? (all.length === 1 ? all[0].id : ''))).catch(quiet);
  let pause;
  find.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => list(() => (find.value.trim() ? api.search(find.value.trim()) : api.influencers()))
      .then((found) => say(`${found} found`)).catch(quiet), 250);
  });

  const submit = async (event) => {
    event.preventDefault();
    const named = topics.value.split(',').map((topic) => topic.trim()).filter(Boolean);
    const body = { influencerId: who.value, size: Number(sizes.querySelector('input:checked').value) };
    if (organization.value) body.organizationId = organization.value;
    if (relevance.value) body.relevance = Number(relevance.value);
    else if (named.length > 0) body.topics = named;
    await show(result, 'the answer', async () => {
      const [assessment, influencer] = await Promise.all([api.assess(body), person(body.influencerId)]);
      say(`${word({}, assessment.verdict)}. ${VERDICTS[assessment.verdict]?.means ?? ''}`);
      return answer(assessment, influencer);
    });
    result.focus({ preventScroll: true });
    result.scrollIntoView({ block: 'nearest' });
  };

  return {
    title: 'May we ask?',
    content: [
      h('p', { class: 'intro' }, 'Before anybody writes a pitch: is this ask reasonable, premature or spammy, and why?'),
      h('div', { class: 'asking' },
        h('form', { class: 'card', onsubmit: submit },
          field('Find by name', find, 'Narrows the list below.'), field('Whom', who), field('For', organization),
          sizes, field('How well does it fit them?', relevance),
          field('Topics of the ask', topics, 'Separated by commas, such as river restoration, volunteering. They count where the fit is judged by the topics.'),
          h('button', { type: 'submit', class: 'primary' }, 'Check this ask')),
        result),
    ],
  };
}

function answer(assessment, influencer) {
  const reasons = assessment.reasons ?? [];
  const actions = assessment.nextBestActions ?? [];
  return h('div', { class: `card answer ${String(assessment.verdict).toLowerCase()}` },
    h('h2', {}, verdictBadge(assessment.verdict, true)),
    h('p', { class: 'lead' }, VERDICTS[assessment.verdict]?.means),
    h('p', { class: 'tags' }, h('a', { href: `#/influencers/${encodeURIComponent(influencer.id)}` }, influencer.name),
      assessment.score && [h('span', {}, 'Score ', scoreNumber(assessment.score.score)), stageChip(assessment.score.stage)]),
    reasons.length > 0 && [h('h3', {}, 'Why'), h('ul', { class: 'plain' }, reasons.map((reason) =>
      h('li', { class: 'because' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, reason.hard ? '✕' : '◔'),
        h('span', {}, reason.rule, h('span', { class: 'quietly' }, measured(reason) ?? '')))))],
    actions.length > 0 && [h('h3', {}, 'What to do'), h('ol', { class: 'steps' }, actions.map((advice) =>
      h('li', {}, h('strong', {}, word(ACTIONS, advice.action)), advice.on && h('span', { class: 'quietly' }, ` ${day(advice.on)}`),
        h('p', {}, advice.why),
        advice.verdictAfter && advice.verdictAfter !== assessment.verdict && h('p', { class: 'quietly' }, 'Then: ', verdictBadge(advice.verdictAfter)))))],
    assessment.earliestReasonableOn && assessment.verdict !== 'REASONABLE'
      && h('p', { class: 'notice' }, 'Reasonable on ', h('strong', {}, day(assessment.earliestReasonableOn)), ' at the earliest, if all this is done.'));
}

const tidy = (number) => String(Math.round(number * 100) / 100);

function measured({ measured: is, needed }) {
  if (is === undefined || needed === undefined) return null;
  if (is < needed) return ` It is ${tidy(is)}, and should be at least ${tidy(needed)}.`;
  if (is > needed) return ` It is ${tidy(is)}, and should be at most ${tidy(needed)}.`;
  return ` It is ${tidy(is)}, just on the line.`;
}
