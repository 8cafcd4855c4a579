// Under one host, every operation of the documents and every page of a problem reaches the service that has it.
import { kinds, named } from '../cluster.mjs';
import { AGENTS, KIT_PROBLEMS, SERVICES } from '../services.mjs';

const matches = ({ type, value }, path) =>
  type === 'Exact' ? path === value : path === value || path.startsWith(`${value}/`);

/** As the Gateway API ranks them: exact before prefix, then the longest. */
const rank = ({ type, value }) => (type === 'Exact' ? 1e6 : 0) + value.length;

function reached(routes, path) {
  const found = routes.filter(({ match }) => matches(match, path)).sort((a, b) => rank(b.match) - rank(a.match));
  return found[0]?.service;
}

export default function routes(resources) {
  const all = kinds(resources, 'HTTPRoute').flatMap(({ spec }) =>
    spec.rules.flatMap(({ matches: some = [], backendRefs = [] }) =>
      some.flatMap(({ path }) => backendRefs.map(({ name }) => ({ match: path, service: name }))),
    ),
  );
  const faults = [];
  const expect = (path, names) => {
    const service = reached(all, path);
    if (!names.includes(service)) faults.push(`${path} reaches ${service ?? 'nobody'}, and not ${names.join(' or ')}`);
  };
  for (const { name, paths } of SERVICES) {
    for (const path of paths) expect(path.replace(/\{\w+\}/g, '0'), [name]);
    expect(`/openapi/${name}`, [name]);
  }
  if (named(resources, 'Deployment', AGENTS.name)) for (const path of AGENTS.paths) expect(path, [AGENTS.name]);
  const everybody = SERVICES.map(({ name }) => name);
  for (const code of KIT_PROBLEMS) expect(`/problems/${code}`, everybody);
  for (const code of new Set(SERVICES.flatMap(({ problems }) => problems))) {
    expect(`/problems/${code}`, SERVICES.filter(({ problems }) => problems.includes(code)).map(({ name }) => name));
  }
  for (const { match, service } of all) {
    if (/^\/q(\/|$)/.test(match.value)) faults.push(`${match.value} of ${service} is open to the outside`);
  }
  return faults;
}
