// A service is told all that it needs, and nothing that it does not read.
import { container, environment, kinds, named, title } from '../cluster.mjs';
import { isDocumented, serviceOf } from '../services.mjs';

/** Addresses of our own: that of a service leads to its Service, and the one that callers are told of to the gateway. */
function* addresses(told, resources) {
  for (const [name, value] of Object.entries(told)) {
    const [, whose] = name.match(/^RAPPORT_(\w+)_URL$/) ?? [];
    const service = whose && serviceOf(whose.toLowerCase());
    if (service) {
      const { hostname, port, protocol } = new URL(value);
      const there = named(resources, 'Service', hostname)?.spec.ports.map((one) => one.port);
      const leads = hostname === service.name && protocol === 'http:' && there?.includes(Number(port || 80));
      if (!leads) yield `looks for ${service.name} at ${value}`;
    }
    if (whose === 'AGENTS') {
      const hosts = kinds(resources, 'Gateway').flatMap(({ spec }) => spec.listeners).map((one) => one.hostname).filter(Boolean);
      if (hosts.length && !hosts.some((host) => value === `https://${host}`)) yield `tells callers of ${value}`;
    }
  }
}

export default function settings(resources) {
  const faults = [];
  for (const deployment of kinds(resources, 'Deployment')) {
    const service = serviceOf(deployment.metadata.name);
    const told = environment(deployment, resources);
    for (const name of Object.keys(told)) {
      if (service.reads.has(name) || (name.startsWith('QUARKUS_') && isDocumented(name))) continue;
      faults.push(`${title(deployment)} is told ${name}, which it does not read`);
    }
    // There is a default, which only says that it is not set.
    for (const name of [...service.needs, 'RAPPORT_JWKS']) {
      if (!(name in told)) faults.push(`${title(deployment)} is not told ${name}`);
    }
    for (const fault of addresses(told, resources)) faults.push(`${title(deployment)} ${fault}`);
    const port = (wanted) => container(deployment).ports.find(({ name }) => name === wanted)?.containerPort;
    if (Number(told.RAPPORT_PORT) !== port('http')) faults.push(`${title(deployment)} listens at another port than http`);
    if (Number(told.RAPPORT_MANAGEMENT_PORT) !== port('management')) {
      faults.push(`${title(deployment)} has its management at another port`);
    }
    for (const [name, value] of Object.entries(told)) {
      if (/PASSWORD|_KEY$|JAAS/.test(name) && value !== null) faults.push(`${title(deployment)} has ${name} in plain text`);
    }
  }
  return faults;
}
