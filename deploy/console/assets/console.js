/** The frame: which view, whose token, where the focus goes. */
import { h } from './dom.js';
import { forgetPeople, token } from './api.js';
import { failure, field } from './parts.js';
import { ranking } from './ranking.js';
import { influencer } from './influencer.js';
import { ask } from './ask.js';
import { campaign, campaigns } from './campaigns.js';

const VIEWS = [['/ranking', 'Relationships'], ['/ask', 'May we ask?'], ['/campaigns', 'Campaigns']];
const main = document.getElementById('main');
const leave = document.getElementById('leave');
let first = true;

function go(path, query = {}) {
  const given = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  location.hash = `#${path}${given.size ? `?${given}` : ''}`;
}

function draw() {
  if (token.takeFromAddress()) forgetPeople();
  if (!token.get()) return askForToken();
  const [path, search = ''] = (location.hash.slice(1) || '/ranking').split('?');
  const query = new URLSearchParams(search);
  const [, view, id] = path.split('/').map(decodeURIComponent);
  const heading = h('h1', { tabindex: '-1' });
  const retitle = (title) => {
    heading.textContent = title;
    document.title = `${title} · Rapport`;
  };
  let shown;
  if (view === 'influencers' && id) shown = influencer(id, query, go, retitle);
  else if (view === 'ask') shown = ask(query);
  else if (view === 'campaigns') shown = id ? campaign(id, retitle) : campaigns();
  else if (view === 'ranking') shown = ranking(query, go);
  else shown = { title: 'No such page', content: [h('p', {}, h('a', { href: '#/ranking' }, 'To the relationships'))] };
  retitle(shown.title);
  navigation(view === 'influencers' ? '/ranking' : `/${view}`);
  main.replaceChildren(heading, ...shown.content);
  arrive(heading);
}

/** On a change of view the reader starts at its heading; on the first load the browser's own order holds. */
function arrive(heading) {
  if (!first) {
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
  first = false;
}

function navigation(current) {
  leave.hidden = false;
  document.getElementById('views').replaceChildren(...VIEWS.map(([path, name]) =>
    h('li', {}, h('a', { href: `#${path}`, 'aria-current': path === current ? 'page' : null }, name))));
}

function askForToken(problem) {
  leave.hidden = true;
  document.getElementById('views').replaceChildren();
  document.title = 'Token · Rapport';
  const given = h('input', { type: 'password', autocomplete: 'off', spellcheck: 'false', required: true });
  const form = h('form', {
    class: 'card narrow',
    onsubmit: (event) => {
      event.preventDefault();
      token.set(given.value.trim().replace(/^(TOKEN=|Bearer )/, ''));
      forgetPeople();
      draw();
    },
  }, field('Token', given, 'deploy/run prints one, and so does deploy/token. It stays in this tab and ends with it.'),
  h('button', { type: 'submit', class: 'primary' }, 'Continue'));
  const heading = h('h1', { tabindex: '-1' }, 'Who are you?');
  main.replaceChildren(heading,
    problem
      ? failure({ title: 'The token was refused', message: problem.message, traceId: problem.traceId })
      : h('p', { class: 'intro' }, 'Rapport shows an agency its own relationships. It needs a token to know which.'),
    form);
  first = false;
  given.focus();
}

document.addEventListener('rapport-token-refused', ({ detail }) => {
  token.forget();
  askForToken(detail);
});
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
leave.addEventListener('click', () => {
  token.forget();
  forgetPeople();
  askForToken();
});
addEventListener('hashchange', draw);
draw();
