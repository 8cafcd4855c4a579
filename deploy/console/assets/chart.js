/** The course of a score as a picture, with a title, a description and the same numbers as a table. */
import { h, svg, unique } from './dom.js';
import { STAGES, word, day, month, whole, signed } from './words.js';

const HEIGHT = 240;
const EDGE = { left: 34, right: 14, top: 14, bottom: 28 };

export function historyChart(history, who) {
  const points = history.points ?? [];
  // Drawn narrow on a phone instead of made small, so that its words stay readable.
  const width = innerWidth < 600 ? 340 : 720;
  if (points.length < 2) return h('p', {}, 'There is no history yet.');
  const x = (i) => EDGE.left + (i / (points.length - 1)) * (width - EDGE.left - EDGE.right);
  const y = (score) => EDGE.top + (1 - score / 100) * (HEIGHT - EDGE.top - EDGE.bottom);
  const line = points.map((point, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(point.score).toFixed(1)}`).join('');
  const last = points.length - 1;
  const [title, description] = [unique('title'), unique('description')];
  const highest = points.reduce((best, point) => (point.score > best.score ? point : best));
  return [
    h('div', { class: 'chart' }, svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-labelledby': `${title} ${description}` },
      svg('title', { id: title }, `Score of ${who}, ${day(points[0].asOf)} to ${day(points[last].asOf)}`),
      svg('desc', { id: description },
        `From ${whole(points[0].score)} to ${whole(points[last].score)}, ${signed(points[last].score - points[0].score)};`
        + ` the highest was ${whole(highest.score)} on ${day(highest.asOf)}. The table below has all numbers.`),
      [0, 25, 50, 75, 100].map((value) => [
        svg('line', { class: 'grid', x1: EDGE.left, x2: width - EDGE.right, y1: y(value), y2: y(value) }),
        svg('text', { x: EDGE.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, value)]),
      points.map((point, i) => (i > 0 && i < last - 1 && month(point.asOf) !== month(points[i - 1].asOf)
        ? svg('text', { x: x(i), y: HEIGHT - 8, 'text-anchor': 'middle' }, month(point.asOf)) : null)),
      svg('path', { class: 'area', d: `${line}L${x(last)} ${y(0)}L${x(0)} ${y(0)}Z` }),
      svg('path', { class: 'line', d: line }),
      svg('circle', { class: 'end', cx: x(last), cy: y(points[last].score), r: 5 }))),
    h('details', {}, h('summary', {}, 'The same as a table'),
      h('table', { class: 'numbers' },
        h('caption', { class: 'unseen' }, `Score of ${who} over time`),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Day'), h('th', { scope: 'col' }, 'Score'), h('th', { scope: 'col' }, 'Stage'))),
        h('tbody', {}, [...points].reverse().map((point) =>
          h('tr', {}, h('th', { scope: 'row' }, day(point.asOf)), h('td', {}, whole(point.score)), h('td', {}, word(STAGES, point.stage))))))),
  ];
}
