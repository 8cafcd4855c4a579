/** Who of a campaign can be asked, now and at its launch. */
import { h } from './dom.js';
import { api, person } from './api.js';
import { empty, growing, launchText, show, stageChip, verdictBadge } from './parts.js';
import { COURSES, count, day, word } from './words.js';

export function campaigns() {
  const place = h('div');
  show(place, 'the campaigns', async () => {
    const first = await api.campaigns();
    if (first.items.length === 0) return empty('No campaign yet', 'A campaign has a launch, an ask and the people it is for.');
    return growing(first, (cursor) => api.campaigns(cursor), (one) => h('li', { class: 'card campaign' },
      h('h2', {}, h('a', { href: `#/campaigns/${encodeURIComponent(one.id)}` }, one.name)),
      one.goal && h('p', {}, one.goal),
      h('p', { class: 'quietly' }, launchText(one))),
    'Campaigns');
  });
  return { title: 'Campaigns', content: [h('p', { class: 'intro' }, 'Who can be asked by the launch, and who needs care until then.'), place] };
}

export function campaign(id, retitle) {
  const place = h('div');
  show(place, 'the readiness', async () => {
    const [about, ready] = await Promise.all([api.campaign(id), api.readiness(id)]);
    retitle(about.name);
    await named(ready);
    return [
      about.goal && h('p', { class: 'intro' }, about.goal),
      h('p', { class: 'quietly' }, launchText(ready)),
      ready.note && h('p', { class: 'notice' }, ready.note),
      counts(ready.counts ?? {}),
      ready.influencers?.length
        ? growing({ items: ready.influencers, page: ready.page }, async (cursor) => {
          const page = await named(await api.readiness(id, cursor));
          return { items: page.influencers, page: page.page };
        }, member, 'Influencers of the campaign')
        : empty('Nobody is on the list', 'Add influencers to the campaign first.'),
    ].flat().filter(Boolean);
  });
  return { title: 'Campaign', content: [h('p', {}, h('a', { href: '#/campaigns' }, '← All campaigns')), place] };
}

async function named(ready) {
  await Promise.all((ready.influencers ?? []).map(async (one) => { one.name = (await person(one.influencerId)).name; }));
  return ready;
}

function counts(told) {
  const cards = [['Ask now', told.askNow], ['Prepare', told.prepare], ['Leave out', told.leaveOut], ['Ready by the launch', told.readyByLaunch]];
  return h('dl', { class: 'counts' }, cards.map(([text, number]) => h('div', { class: 'card' }, h('dt', {}, text), h('dd', { class: 'number' }, number ?? 0))));
}

function member(one) {
  return h('li', { class: 'card member' },
    h('div', { class: 'who' },
      h('h2', {}, h('a', { href: `#/influencers/${encodeURIComponent(one.influencerId)}` }, one.name)),
      h('p', { class: 'tags' }, one.stage && stageChip(one.stage), h('strong', {}, word(COURSES, one.advice)))),
    h('dl', { class: 'verdicts' },
      h('div', {}, h('dt', {}, 'Today'), h('dd', {}, one.verdict ? verdictBadge(one.verdict) : 'not known')),
      one.verdictOnLaunch && h('div', {}, h('dt', {}, 'At the launch'), h('dd', {}, verdictBadge(one.verdictOnLaunch)))),
    h('div', { class: 'because-of' }, one.why && h('p', {}, one.why),
      one.reasons?.length > 0 && h('details', {}, h('summary', {}, count(one.reasons.length, 'reason', 'reasons'),
        h('span', { class: 'unseen' }, ` for ${one.name}`)),
      h('ul', {}, one.reasons.map((reason) => h('li', {}, reason.rule)))),
      one.earliestReasonableOn && one.verdict !== 'REASONABLE' && h('p', { class: 'quietly' }, `Reasonable on ${day(one.earliestReasonableOn)} at the earliest`)));
}
