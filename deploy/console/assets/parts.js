/** Pieces that every view shares. */
import { h, svg, say, unique } from './dom.js';
import { STAGES, VERDICTS, day, word, whole, trend } from './words.js';

/** Colour, word and sign: no reader has to rely on one of them. */
export function verdictBadge(verdict, large = false) {
  const known = VERDICTS[verdict];
  return h('span', { class: `verdict ${known ? verdict.toLowerCase() : 'premature'}${large ? ' large' : ''}` },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, known?.sign ?? '?'),
    known?.word ?? word({}, verdict));
}

export function stageChip(stage) {
  return h('span', { class: `stage ${String(stage).toLowerCase()}` }, word(STAGES, stage));
}

/** A bar of 0 to 100 beside its number; the number says it all, so the bar is for the eyes only. */
export function meter(value, small = false) {
  const width = Math.max(0, Math.min(100, value ?? 0));
  return svg('svg', { class: `meter${small ? ' small' : ''}`, viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'track', width: 100, height: 6, rx: 3 }),
    svg('rect', { class: 'value', width, height: 6, rx: 3 }));
}

export function trendText(points) {
  const [arrow, says] = trend(points);
  return h('span', { class: `trend ${says}` }, h('span', { 'aria-hidden': 'true' }, arrow), ` ${says}`);
}

export function loading(what) {
  say(`Loading ${what}.`);
  return h('div', { class: 'loading', 'data-loading': '' },
    h('p', { class: 'unseen' }, `Loading ${what}.`),
    h('div', { class: 'bone', 'aria-hidden': 'true' }), h('div', { class: 'bone', 'aria-hidden': 'true' }),
    h('div', { class: 'bone short', 'aria-hidden': 'true' }));
}

export function empty(title, text, ...more) {
  return h('div', { class: 'empty' }, h('p', { class: 'lead' }, title), h('p', {}, text), ...more);
}

/** Whether a token was refused: that is for the frame, which then asks for another one. */
export function tokenRefused(problem) {
  if (problem.status !== 401) return false;
  document.dispatchEvent(new CustomEvent('rapport-token-refused', { detail: problem }));
  return true;
}

export function failure(problem, again) {
  say(`${problem.title ?? 'That did not work'}. ${problem.message}`);
  return h('div', { class: 'failure' },
    h('p', { class: 'lead' }, problem.title ?? 'That did not work'),
    h('p', {}, problem.message),
    problem.violations?.length > 0 && h('ul', {}, problem.violations.map((violation) =>
      h('li', {}, `${violation.pointer ?? ''} ${violation.message ?? ''}`.trim()))),
    problem.traceId && h('p', { class: 'trace' }, 'To be quoted when asking for help: ', h('code', {}, problem.traceId)),
    again && h('button', { type: 'button', onclick: again }, 'Try again'));
}

/** Loads into a place: bones first, then what came or what went wrong. A later load of the same place wins. */
export async function show(place, what, load) {
  const turn = unique('turn');
  place.dataset.turn = turn;
  place.setAttribute('aria-busy', 'true');
  place.replaceChildren(loading(what));
  let shown;
  try {
    shown = await load();
  } catch (problem) {
    if (tokenRefused(problem)) return;
    shown = failure(problem, () => show(place, what, load));
  }
  if (place.dataset.turn !== turn) return;
  place.removeAttribute('aria-busy');
  place.replaceChildren(...[shown].flat());
}

/** A list that grows by cursor: each press adds the next page, and the focus goes to the first of the new ones. */
export function growing(first, load, draw, what) {
  const list = h('ol', { class: 'plain', 'aria-label': what });
  const more = h('button', { type: 'button' }, 'Show more');
  const trouble = h('div');
  let next;
  const add = (page) => {
    list.append(...page.items.map(draw));
    next = page.page?.next;
    more.hidden = !next;
  };
  more.addEventListener('click', async () => {
    more.disabled = true;
    trouble.replaceChildren();
    try {
      const before = list.children.length;
      add(await load(next));
      list.children[before]?.setAttribute('tabindex', '-1');
      list.children[before]?.focus();
      say(`${list.children.length - before} more.`);
    } catch (problem) {
      trouble.append(failure(problem));
    }
    more.disabled = false;
  });
  add(first);
  return [list, trouble, more];
}

export function field(label, control, hint) {
  const id = unique('field');
  control.id = id;
  if (hint) control.setAttribute('aria-describedby', `${id}-hint`);
  return h('div', { class: 'field' }, h('label', { for: id }, label), control,
    hint && h('p', { class: 'hint', id: `${id}-hint` }, hint));
}

export function options(select, entries, chosen) {
  select.replaceChildren(...entries.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
  return select;
}

/** Choices by name, behind one that stands for none of them. */
export function named(select, none, things, chosen) {
  return options(select, [['', none], ...things.map((one) => [one.id, one.name])], chosen);
}

export const launchText = (one) =>
  [one.launchOn && `Launch ${day(one.launchOn)}`, one.ask?.size && `ask of size ${one.ask.size}`].filter(Boolean).join(' · ');

export const scoreNumber = (score) => h('span', { class: 'number' }, whole(score));
