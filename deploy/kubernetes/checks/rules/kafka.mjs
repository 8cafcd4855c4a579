// Topics are those of the services, with replicas; and each service may do there what it does, and nothing else.
import { kinds, named, title } from '../cluster.mjs';
import { SERVICES, TOPICS } from '../services.mjs';

export function topics(resources) {
  const faults = [];
  const brokers = kinds(resources, 'KafkaNodePool')
    .filter(({ spec }) => spec.roles.includes('broker'))
    .reduce((sum, { spec }) => sum + spec.replicas, 0);
  for (const [name, { partitions, cleanup, retention }] of Object.entries(TOPICS)) {
    const topic = named(resources, 'KafkaTopic', name);
    if (!topic) {
      faults.push(`There is no KafkaTopic ${name}`);
      continue;
    }
    const { config } = topic.spec;
    if (topic.spec.partitions < partitions) faults.push(`${title(topic)} has less than ${partitions} partitions`);
    if (config['cleanup.policy'] !== cleanup) faults.push(`${title(topic)} is not cleaned by ${cleanup}`);
    if (config['retention.ms'] !== retention) faults.push(`${title(topic)} is not kept for ${retention ?? 'ever'}`);
    if (topic.spec.replicas !== Math.min(3, brokers)) faults.push(`${title(topic)} has ${topic.spec.replicas} replicas`);
    // One broker may be away, and then a write is still on two.
    const safe = brokers >= 3 ? 2 : 1;
    if (config['min.insync.replicas'] !== safe) faults.push(`${title(topic)} wants not ${safe} replicas in sync`);
  }
  for (const one of kinds(resources, 'KafkaTopic')) {
    if (!(one.metadata.name in TOPICS)) faults.push(`${title(one)} is of no use to anybody`);
  }
  return faults;
}

const right = ({ resource, operations }) => operations.map((operation) => `${operation} ${resource.type} ${resource.name}`);

function compared(who, has, needs) {
  return [
    ...has.filter((one) => !needs.includes(one)).map((one) => `${who} may ${one}, and need not`),
    ...needs.filter((one) => !has.includes(one)).map((one) => `${who} may not ${one}`),
  ];
}

export function rights(resources) {
  const needed = SERVICES.map(({ name, consumed, produced, own }) => [
    name,
    [
      `Read topic ${own}`,
      ...produced.map((topic) => `Write topic ${topic}`),
      ...consumed.flatMap(({ topic, group }) => [`Read topic ${topic}`, `Read group ${group}`]),
    ],
  ]);
  // Who scales by lag sees how far a group has come.
  const lags = kinds(resources, 'ScaledObject').flatMap(({ spec }) => spec.triggers.map(({ metadata }) => metadata));
  if (lags.length) {
    needed.push(['keda', lags.flatMap((lag) => [`Describe topic ${lag.topic}`, `Describe group ${lag.consumerGroup}`])]);
  }
  const faults = [];
  for (const [name, needs] of needed) {
    const user = named(resources, 'KafkaUser', name);
    const acls = user?.spec.authorization.acls ?? [];
    faults.push(...compared(`KafkaUser ${name}`, acls.flatMap(right), needs));
    if (acls.some(({ resource, type = 'allow' }) => resource.patternType === 'prefix' || type !== 'allow')) {
      faults.push(`KafkaUser ${name} has a right that is not by a name in full`);
    }
  }
  for (const one of kinds(resources, 'KafkaUser')) {
    if (!needed.some(([name]) => name === one.metadata.name)) faults.push(`${title(one)} is nobody`);
  }
  return faults;
}
