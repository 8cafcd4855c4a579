// Who reaches whom, worked out from all policies together, is what flows.yaml lists: no more and no less.
import { readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { parse } from 'yaml';
import { container, kinds, selects } from '../cluster.mjs';

const POD = '10.1.0.1';

/** Everybody there is: Pods of these resources, those that operators make of them, and the world around. */
function everybody(resources) {
  const inside = (name, labels, ports) => ({ name, namespace: 'rapport', labels, ports, address: POD });
  const outside = (name, namespace, labels = {}, ports = {}) => ({ name, namespace, labels, ports, address: POD });
  const address = (name, ip, ...ports) => ({ name, labels: {}, address: ip, ports: Object.fromEntries(ports.map((p) => [p, p])) });
  return [
    ...kinds(resources, 'Deployment').map((one) =>
      inside(
        one.metadata.name,
        one.spec.template.metadata.labels,
        Object.fromEntries(container(one).ports.map(({ name, containerPort }) => [name, containerPort])),
      ),
    ),
    ...kinds(resources, 'Cluster').map(({ metadata: { name } }) =>
      inside(name, { 'cnpg.io/cluster': name, 'cnpg.io/podRole': 'instance' }, { postgres: 5432, status: 8000 }),
    ),
    ...kinds(resources, 'KafkaNodePool').map(({ metadata, spec }) =>
      inside(
        metadata.name,
        { ...metadata.labels, ...Object.fromEntries(spec.roles.map((role) => [`strimzi.io/${role}-role`, 'true'])) },
        { control: 9090, replication: 9091, ...(spec.roles.includes('broker') ? { clients: 9093 } : {}), agent: 8443 },
      ),
    ),
    ...kinds(resources, 'Kafka').map(({ metadata: { name } }) =>
      inside('entity-operator', { 'strimzi.io/cluster': name, 'strimzi.io/name': `${name}-entity-operator` }, {}),
    ),
    inside('somebody new', {}, { http: 8080 }),
    outside('gateway', 'gateway'),
    outside('monitoring', 'monitoring'),
    outside('keda', 'keda', { app: 'keda-operator' }),
    outside('strimzi', 'strimzi'),
    outside('cnpg', 'cnpg-system'),
    outside('dns', 'kube-system', { 'k8s-app': 'kube-dns' }, { dns: 53 }),
    outside('a neighbour', 'other', {}, { https: 443, http: 80 }),
    address('the API server', '10.96.0.1', 443, 6443),
    address('the internet', '203.0.113.1', 443, 80),
    address("the cloud's metadata", '169.254.169.254', 80),
  ];
}

/** Strimzi makes a policy of a listener's peers. */
const ofListeners = (resources) =>
  kinds(resources, 'Kafka').flatMap(({ metadata, spec }) =>
    spec.kafka.listeners.map(({ port, networkPolicyPeers }) => ({
      spec: {
        podSelector: { matchLabels: { 'strimzi.io/cluster': metadata.name, 'strimzi.io/broker-role': 'true' } },
        policyTypes: ['Ingress'],
        ingress: [{ from: networkPolicyPeers, ports: [{ port }] }],
      },
    })),
  );

function isIn({ cidr, except = [] }, address) {
  const list = (blocks) => {
    const found = new BlockList();
    for (const block of blocks) found.addSubnet(block.split('/')[0], Number(block.split('/')[1]));
    return found.check(address);
  };
  return list([cidr]) && !list(except);
}

function isPeer({ ipBlock, namespaceSelector, podSelector }, one) {
  if (ipBlock) return isIn(ipBlock, one.address);
  if (!one.namespace) return false;
  const space = { 'kubernetes.io/metadata.name': one.namespace };
  const here = namespaceSelector ? selects(namespaceSelector, space) : one.namespace === 'rapport';
  return here && (!podSelector || selects(podSelector, one.labels));
}

/** @param which of "from" and "to" */
function allows(rules, which, peer, [name, number]) {
  return (rules ?? []).some(
    (rule) =>
      (!rule[which] || rule[which].some((one) => isPeer(one, peer))) &&
      (!rule.ports || rule.ports.some(({ port }) => port === undefined || port === name || port === number)),
  );
}

export function flows(resources) {
  const policies = [...kinds(resources, 'NetworkPolicy'), ...ofListeners(resources)];
  const about = (one, type) =>
    policies.filter(
      ({ spec }) => one.namespace === 'rapport' && spec.policyTypes.includes(type) && selects(spec.podSelector, one.labels),
    );
  // Whom no policy selects may do anything.
  const may = (one, type, which, peer, port) => {
    const ones = about(one, type);
    return !ones.length || ones.some(({ spec }) => allows(spec[type.toLowerCase()], which, peer, port));
  };
  const found = [];
  const all = everybody(resources);
  for (const from of all) {
    for (const to of all) {
      if (from.namespace !== 'rapport' && to.namespace !== 'rapport') continue;
      for (const port of Object.entries(to.ports)) {
        if (may(from, 'Egress', 'to', to, port) && may(to, 'Ingress', 'from', from, port)) {
          found.push(`${from.name} -> ${to.name}:${port[1]}`);
        }
      }
    }
  }
  return found;
}

const LISTED = parse(readFileSync(new URL('../flows.yaml', import.meta.url), 'utf8'));

export default function network(resources, overlay) {
  const found = flows(resources);
  const listed = LISTED[overlay].flat().flatMap((line) => {
    const [, from, to, ports] = line.match(/^(.*) -> (.*): (.*)$/);
    const each = (names) => names.split(', ');
    return each(from).flatMap((a) => each(to).flatMap((b) => each(ports).map((port) => `${a} -> ${b}:${port}`)));
  });
  return [
    ...found.filter((one) => !listed.includes(one)).map((one) => `${one} is possible, and not listed`),
    ...listed.filter((one) => !found.includes(one)).map((one) => `${one} is listed, and not possible`),
  ];
}
