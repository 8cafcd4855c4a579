// What the services themselves say: read from their sources, so that nothing here is a second truth.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const text = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** Of a .properties file without continued lines, as ours are. */
export const properties = (source) =>
  Object.fromEntries(
    source.split('\n').filter((line) => /^[^#\s].*=/.test(line)).map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );

const KIT = properties(text('service-kit/src/main/resources/META-INF/microprofile-config.properties'));
const README = text('README.md');

const propertiesOf = (module) => properties(text(`${module}/src/main/resources/application.properties`));

/** What it reads, must be told, and has: as its settings say. */
function settled(name, settings) {
  const read = Object.values(settings).flatMap((value) => [...value.matchAll(/\$\{([A-Z_]+)(:?)(http:\/\/(?:localhost|127\.))?/g)]);
  return {
    name,
    settings,
    reads: new Set(read.map(([, variable]) => variable)),
    // A default on this machine is none where each has a machine of its own.
    needs: new Set(read.filter(([, , hasDefault, isHere]) => !hasDefault || isHere).map(([, variable]) => variable)),
    hasDatabase: 'quarkus.datasource.jdbc.url' in settings,
    hasKafka: 'kafka.bootstrap.servers' in settings,
    shutdownSeconds: parseInt(settings['quarkus.shutdown.timeout'], 10),
  };
}

function service(name) {
  const own = propertiesOf(`${name}-service`);
  const settings = { ...KIT, ...own };
  const channels = Object.keys(own)
    .map((key) => key.match(/^mp\.messaging\.incoming\.(\w+)\.topic$/)?.[1])
    .filter(Boolean);
  const consumed = channels.map((channel) => ({
    topic: own[`mp.messaging.incoming.${channel}.topic`],
    group: own[`mp.messaging.incoming.${channel}.group.id`],
  }));
  const contract = parse(text(`${name}-service/src/main/resources/contract/asyncapi.yaml`));
  const produced = Object.values(contract.channels).map(({ address }) => address);
  return {
    ...settled(name, settings),
    lastStepSeconds: LAST_STEP_SECONDS,
    consumed,
    // Whose records it moves when there are more partitions.
    own: own['rapport.outbox.state-topic'],
    // Who takes events in sets some aside.
    produced: consumed.length ? [...produced, 'dead-letters'] : produced,
    connections: 1 + Object.entries(settings)
      .filter(([key]) => /^quarkus\.datasource\..*jdbc\.max-size$/.test(key) || key === 'quarkus.datasource.jdbc.max-size')
      // A number, or a variable with one.
      .reduce((sum, [, value]) => sum + Number(value.match(/(\d+)\}?$/)[1]), 0),
    paths: Object.keys(parse(text(`${name}-service/openapi.yaml`)).paths),
    problems: text(`${name}-service/src/main/resources/problems/codes.txt`).split('\n').filter(Boolean),
  };
}

/** What AI agents call. It stands on the services alone, and nobody needs it. */
function gateway(name) {
  const door = text(`${name}/src/main/java/dev/rapport/agents/FrontDoor.java`);
  const [protocol, metadata] = ['MCP', 'METADATA'].map((constant) => door.match(new RegExp(`${constant} = "(.*)"`))[1]);
  return {
    ...settled(name, propertiesOf(name)),
    lastStepSeconds: 0,
    paths: [protocol, metadata, metadata + protocol],
  };
}

const LAST_STEP_SECONDS = Number(
  text('service-kit/src/main/java/dev/rapport/kit/work/Worker.java').match(/LAST_STEP_MILLIS = .*toMillis\((\d+)\)/)[1],
);

export const SERVICES = ['contacts', 'interactions', 'scoring'].map(service);
export const AGENTS = gateway('agents-gateway');
export const serviceOf = (name) => [...SERVICES, AGENTS].find((one) => one.name === name);

/** Settings of Quarkus itself that the README tells of. */
export const isDocumented = (variable) => README.includes(`\`${variable}`);

/** As deploy/local makes them: partitions, and what becomes of old records. */
export const TOPICS = (() => {
  const source = text('deploy/local/src/main/java/dev/rapport/local/Topics.java');
  const partitions = Number(source.match(/PARTITIONS = (\d+)/)[1]);
  const days = Number(source.match(/ofDays\((\d+)\)/)[1]);
  const topics = {};
  for (const [name] of source.match(/STATE = List\.of\((.*?)\)/)[1].matchAll(/[\w-]+/g)) {
    topics[name] = { partitions, cleanup: 'compact' };
  }
  for (const [, constant, count, cleanup] of source.matchAll(/passing\((\w+), (\w+), copies, "([\w,]+)"\)/g)) {
    const name = source.match(new RegExp(`${constant} = "([\\w-]+)"`))[1];
    topics[name] = { partitions: Number(count) || partitions, cleanup, retention: days * 24 * 3600 * 1000 };
  }
  return topics;
})();

export const KIT_PROBLEMS = text('service-kit/src/main/resources/problems/codes.txt').split('\n').filter(Boolean);
export const dockerfile = () => text('deploy/images/Dockerfile');
