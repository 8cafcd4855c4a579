// The overlays are sound; and for every check, a manifest with the fault in question is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { container, named, OVERLAYS, render } from './cluster.mjs';
import { composeFaults } from './compose.mjs';
import { imageFaults, RULES } from './rules.mjs';
import { schemaCheck } from './schemas.mjs';
import { dockerfile } from './services.mjs';

const rendered = Object.fromEntries(OVERLAYS.map((overlay) => [overlay, render(overlay)]));
const crds = process.env.CRDS || null;
const schemas = schemaCheck(crds);
const custom = { skip: crds ? false : 'no CustomResourceDefinitions were given' };

for (const overlay of OVERLAYS) {
  test(`${overlay}: every resource is of its schema`, async () => {
    assert.deepEqual(await schemas.faults(rendered[overlay]), []);
  });
  for (const [name, rule] of Object.entries(RULES)) {
    test(`${overlay}: ${name}`, () => assert.deepEqual(rule(rendered[overlay], overlay), []));
  }
}
test('production: whoever has no agents leaves their gateway out, and all else is sound', () => {
  const rest = rendered.production.filter(({ metadata }) => !metadata.name.startsWith('agents'));
  assert.equal(rendered.production.length - rest.length, 9);
  for (const [name, rule] of Object.entries(RULES)) {
    const faults = rule(rest, 'production').filter((fault) => !/agents-gateway.* is listed, and not possible$/.test(fault));
    assert.deepEqual(faults, [], name);
  }
});
test('the Dockerfile', () => assert.deepEqual(imageFaults(), []));
test('the Compose file', () => assert.deepEqual(composeFaults(), []));

/** Production with one thing changed. */
function production(change) {
  const resources = structuredClone(rendered.production);
  change((kind, name) => named(resources, kind, name) ?? assert.fail(`no ${kind} ${name}`), resources);
  return resources;
}

/** A change of what it holds gives it another name. */
const gatewaySettings = (resources) =>
  container(named(resources, 'Deployment', 'agents-gateway')).envFrom[0].configMapRef.name;

const unschematic = {
  'a field that Kubernetes does not know': ['Deployment', 'contacts', (d) => (container(d).imagee = 'x')],
  'a field deep in a probe': ['Deployment', 'scoring', (d) => (container(d).livenessProbe.httpGet.pathh = '/')],
  'a text for a number': ['Deployment', 'contacts', (d) => (container(d).ports[0].containerPort = 'many')],
  'a field that External Secrets does not know': ['ExternalSecret', 'match-key', (s) => (s.spec.refreshIntervall = '1h')],
  'a Certificate without an issuer': ['Certificate', 'gateway', (c) => delete c.spec.issuerRef],
};
const unschematicCustom = {
  'a field that Strimzi does not know': ['Kafka', 'rapport', (k) => (k.spec.kafka.listener = [])],
  'a field of a former Strimzi': ['KafkaUser', 'contacts', (u) => (u.spec.authorization.acls[0].operation = 'Write')],
  'a role that no node has': ['KafkaNodePool', 'broker', (p) => (p.spec.roles = ['zookeeper'])],
  'a field that CloudNativePG does not know': ['Cluster', 'scoring-db', (c) => (c.spec.postgresql.synchronous.numbers = 1)],
  'a backup to nowhere': ['ObjectStore', 'contacts-db', (o) => delete o.spec.configuration],
  'a trigger without settings': ['ScaledObject', 'scoring', (s) => delete s.spec.triggers[0].metadata],
  'a match that the Gateway API does not know': ['HTTPRoute', 'scoring', (r) => (r.spec.rules[0].matches[0].path.type = 'Regex')],
  'a field that the Prometheus operator does not know': ['PodMonitor', 'rapport', (m) => (m.spec.endpoints = [])],
};
for (const [table, options] of [[unschematic, {}], [unschematicCustom, custom]]) {
  for (const [fault, [kind, name, change]] of Object.entries(table)) {
    test(`refused: ${fault}`, options, async () => {
      const resources = production((get) => change(get(kind, name)));
      assert.equal((await schemas.faults(resources)).length > 0, true);
    });
  }
}

const FAULTS = {
  selectors: {
    'a Service of nobody': (get) => (get('Service', 'contacts').spec.selector['app.kubernetes.io/name'] = 'contact'),
    'a Service of everybody': (get) => (get('Service', 'contacts').spec.selector = {}),
    'a Deployment that does not select its Pods': (get) =>
      (get('Deployment', 'scoring').spec.selector.matchLabels['app.kubernetes.io/name'] = 'score'),
    'a scaler of nothing': (get) => (get('ScaledObject', 'scoring').spec.scaleTargetRef.name = 'scores'),
    'a gateway without a Service': (get, all) => all.splice(all.indexOf(get('Service', 'agents-gateway')), 1),
    'a service without a budget': (get, all) => all.splice(all.indexOf(get('PodDisruptionBudget', 'scoring')), 1),
  },
  ports: {
    'a Service to a port that is not there': (get) => (get('Service', 'contacts').spec.ports[0].targetPort = 'web'),
    'a probe of a port that is not there': (get) =>
      (container(get('Deployment', 'contacts')).livenessProbe.httpGet.port = 'admin'),
    'a route to a port that is not there': (get) => (get('HTTPRoute', 'contacts').spec.rules[0].backendRefs[0].port = 8080),
    'a route of no listener': (get) => (get('HTTPRoute', 'contacts').spec.parentRefs[0].sectionName = 'tls'),
  },
  settings: {
    'a variable that nobody reads': (get) =>
      container(get('Deployment', 'contacts')).env.push({ name: 'RAPPORT_DB_PASSWORT', value: 'x' }),
    'a setting of Quarkus that we do not tell of': (get) =>
      container(get('Deployment', 'contacts')).env.push({ name: 'QUARKUS_HTTP_HOST', value: 'x' }),
    'a variable of another service': (get) =>
      container(get('Deployment', 'scoring')).env.push({ name: 'RAPPORT_ERASURE_KEY', value: null }),
    'a variable that is missing': (get) => container(get('Deployment', 'contacts')).env.shift(),
    'a key that a ConfigMap has not': (get) =>
      get('Deployment', 'agents-gateway') && delete get('ConfigMap', gatewaySettings(rendered.production)).data.RAPPORT_SCORING_URL,
    'a service that is looked for elsewhere': (get) =>
      (get('ConfigMap', gatewaySettings(rendered.production)).data.RAPPORT_SCORING_URL = 'http://score'),
    'a port that a service has not': (get) =>
      (get('ConfigMap', gatewaySettings(rendered.production)).data.RAPPORT_SCORING_URL = 'http://scoring:8083'),
    'another address than the host’s for agents': (get) =>
      (get('ConfigMap', gatewaySettings(rendered.production)).data.RAPPORT_AGENTS_URL = 'https://agents.example.org'),
    'Kafka for the gateway': (get) =>
      container(get('Deployment', 'agents-gateway')).env.push({ name: 'RAPPORT_KAFKA', value: 'rapport-kafka-bootstrap:9093' }),
    'a password in plain text': (get) =>
      (container(get('Deployment', 'contacts')).env[1] = { name: 'RAPPORT_DB_PASSWORD', value: 'hunter2' }),
    'a port that is not the container’s': (get) => (container(get('Deployment', 'contacts')).ports[1].containerPort = 9001),
  },
  secrets: {
    'a Secret in a file': (get, all) => all.push({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } }),
    'a key that nobody provides': (get) =>
      (container(get('Deployment', 'contacts')).env[1].valueFrom.secretKeyRef.key = 'passwd'),
    'a Secret that nobody provides': (get, all) => all.splice(all.indexOf(get('ExternalSecret', 'erasure-key')), 1),
    'a key of a ConfigMap that is not there': (get) =>
      (container(get('Deployment', 'agents-gateway')).env[0].valueFrom.configMapKeyRef.key = 'ISSUER'),
    'a Secret that nobody uses': (get) => (get('ExternalSecret', 'erasure-key').spec.target.name = 'key'),
    'the password of another role': (get) => (get('Cluster', 'contacts-db').spec.managed.roles[0].name = 'contacts_api'),
    'a certificate that nobody makes': (get) => (get('Certificate', 'gateway').spec.secretName = 'tls'),
  },
  topics: {
    'a topic that is missing': (get, all) => all.splice(all.indexOf(get('KafkaTopic', 'reminders')), 1),
    'a topic that is not compacted': (get) => (get('KafkaTopic', 'contacts').spec.config['cleanup.policy'] = 'delete'),
    'too few partitions': (get) => (get('KafkaTopic', 'contacts').spec.partitions = 4),
    'writes that one broker may lose': (get) => (get('KafkaTopic', 'scores').spec.config['min.insync.replicas'] = 1),
    'a topic of nobody': (get) => (get('KafkaTopic', 'scores').metadata.name = 'points'),
  },
  rights: {
    'a right too many': (get) =>
      get('KafkaUser', 'contacts').spec.authorization.acls.push({
        resource: { type: 'topic', name: 'scores' },
        operations: ['Read'],
      }),
    'a right that is missing': (get) => get('KafkaUser', 'scoring').spec.authorization.acls.pop(),
    'a right by the beginning of a name': (get) =>
      (get('KafkaUser', 'scoring').spec.authorization.acls[0].resource.patternType = 'prefix'),
    'a user that is nobody': (get) => (get('KafkaUser', 'scoring').metadata.name = 'score'),
  },
  scaling: {
    'more consumers than partitions': (get) => (get('ScaledObject', 'scoring').spec.maxReplicaCount = 9),
    'more connections than the database takes': (get) =>
      (get('Cluster', 'scoring-db').spec.postgresql.parameters.max_connections = '100'),
    'a single Pod of the gateway': (get) => (get('HorizontalPodAutoscaler', 'agents-gateway').spec.minReplicas = 1),
    'a single Pod': (get) => (get('HorizontalPodAutoscaler', 'contacts').spec.minReplicas = 1),
    'a budget that lets nobody go': (get) =>
      (get('PodDisruptionBudget', 'contacts').spec = { minAvailable: 2, selector: {} }),
    'replicas beside a scaler': (get) => (get('Deployment', 'contacts').spec.replicas = 2),
    'lag of a group that is not ours': (get) =>
      (get('ScaledObject', 'scoring').spec.triggers[0].metadata.consumerGroup = 'scoring'),
  },
  pods: {
    'a liveness that asks for readiness': (get) =>
      (container(get('Deployment', 'contacts')).livenessProbe.httpGet.path = '/q/health/ready'),
    'health of everything as liveness': (get) =>
      (container(get('Deployment', 'contacts')).livenessProbe.httpGet.path = '/q/health'),
    'no startup probe': (get) => delete container(get('Deployment', 'contacts')).startupProbe,
    'root': (get) => (get('Deployment', 'contacts').spec.template.spec.securityContext.runAsNonRoot = false),
    'a root file system that can be written to': (get) =>
      (container(get('Deployment', 'contacts')).securityContext.readOnlyRootFilesystem = false),
    'a token of the API server': (get) =>
      delete get('Deployment', 'contacts').spec.template.spec.automountServiceAccountToken,
    'too little time for the gateway to stop': (get) =>
      (get('Deployment', 'agents-gateway').spec.template.spec.terminationGracePeriodSeconds = 30),
    'a gateway that can write to its image': (get) =>
      (container(get('Deployment', 'agents-gateway')).securityContext.readOnlyRootFilesystem = false),
    'too little time to stop': (get) =>
      (get('Deployment', 'contacts').spec.template.spec.terminationGracePeriodSeconds = 30),
    'no pause before it stops': (get) =>
      container(get('Deployment', 'contacts')).env.push({ name: 'RAPPORT_SHUTDOWN_DELAY', value: '0S' }),
    'an image of the day': (get) => (container(get('Deployment', 'contacts')).image = 'registry.example.org/rapport/contacts:latest'),
    'a file that is not mounted': (get) => container(get('Deployment', 'contacts')).volumeMounts.pop(),
    'all on one node': (get) => delete get('Deployment', 'contacts').spec.template.spec.topologySpreadConstraints,
    'a namespace that lets anything in': (get) => (get('Namespace', 'rapport').metadata.labels = {}),
  },
  routes: {
    'a path of another service': (get) => (get('HTTPRoute', 'scoring').spec.rules[0].matches[0].path.value = '/v1/score'),
    'a longer path of another service': (get) =>
      get('HTTPRoute', 'contacts').spec.rules[0].matches.push({ path: { type: 'PathPrefix', value: '/v1/timeline' } }) &&
      get('HTTPRoute', 'interactions').spec.rules[0].matches.splice(9, 1),
    'no way to the gateway': (get) => get('HTTPRoute', 'agents-gateway').spec.rules[0].matches.shift(),
    'no way to where tokens come from': (get) => get('HTTPRoute', 'agents-gateway').spec.rules[0].matches.pop(),
    'management for the outside': (get) =>
      get('HTTPRoute', 'contacts').spec.rules[0].matches.push({ path: { type: 'PathPrefix', value: '/q' } }),
  },
  network: {
    'no refusal of all else': (get, all) => all.splice(all.indexOf(get('NetworkPolicy', 'nobody')), 1),
    'a service that reaches another’s database': (get) =>
      get('NetworkPolicy', 'contacts').spec.egress.push({}) &&
      get('NetworkPolicy', 'scoring-db').spec.ingress[0].from.push({ podSelector: {} }),
    'a way to the cloud’s metadata': (get) => {
      get('NetworkPolicy', 'identity').spec.egress[0].to[0].ipBlock.except.pop();
      delete get('NetworkPolicy', 'identity').spec.egress[0].ports;
    },
    'everybody at Kafka': (get) => delete get('Kafka', 'rapport').spec.kafka.listeners[0].networkPolicyPeers,
    'a gateway that reaches a database': (get) =>
      get('NetworkPolicy', 'agents-gateway').spec.egress.push({}) &&
      get('NetworkPolicy', 'scoring-db').spec.ingress[0].from.push({ podSelector: {} }),
    'a gateway that reaches no service': (get, all) => all.splice(all.indexOf(get('NetworkPolicy', 'agents')), 1),
    'services that reach each other': (get) => delete get('NetworkPolicy', 'agents').spec.ingress[0].from &&
      get('NetworkPolicy', 'contacts').spec.egress.push({}),
    'no way to names': (get, all) => all.splice(all.indexOf(get('NetworkPolicy', 'names')), 1),
    'management for the gateway': (get) => delete get('NetworkPolicy', 'gateway').spec.ingress[0].ports,
  },
};
for (const [rule, faults] of Object.entries(FAULTS)) {
  for (const [fault, change] of Object.entries(faults)) {
    test(`refused by ${rule}: ${fault}`, () => {
      assert.notDeepEqual(RULES[rule](production(change), 'production'), []);
    });
  }
}
test('every rule has teeth', () => assert.deepEqual(Object.keys(FAULTS).sort(), Object.keys(RULES).sort()));

const BAD_IMAGES = {
  root: (file) => file.replace('USER 10001:10001', 'USER 0:0'),
  'no user': (file) => file.replace('USER 10001:10001', ''),
  'a base without a version': (file) => file.replace(/^ARG RUNTIME=.*/m, 'ARG RUNTIME=eclipse-temurin:25'),
  'a secret': (file) => `${file}\nENV RAPPORT_DB_PASSWORD=hunter2\n`,
  'a shell before the JVM': (file) => file.replace(/ENTRYPOINT .*/, 'ENTRYPOINT java -jar quarkus-run.jar'),
  'what nobody has pinned': (file) => `${file}\nRUN apt-get install curl\n`,
  'no SBOM': (file) => file.replace('sbom.json', ''),
};
for (const [fault, change] of Object.entries(BAD_IMAGES)) {
  test(`refused in a Dockerfile: ${fault}`, () => assert.notDeepEqual(imageFaults(change(dockerfile())), []));
}

const BAD_COMPOSE = {
  'a key that Compose does not know': (file) => (file.services.contacts.imagee = 'x'),
  'an image of the day': (file) => (file.services.postgres.image = 'postgres'),
  'a variable that nobody reads': (file) => (file.services.contacts.environment.RAPPORT_DB = 'x'),
  'a variable that is missing': (file) => delete file.services.scoring.environment.RAPPORT_DB_URL,
  'a gateway that is missing': (file) => delete file.services['agents-gateway'],
  'a service that can write to its image': (file) => delete file.services.contacts.read_only,
  'a password in the file': (file) => (file.services.contacts.environment.RAPPORT_DB_PASSWORD = 'hunter2hunter2'),
  'a port for other machines': (file) => file.services.keycloak.ports.push('8080:8080'),
  'management for people': (file) => file.services.keycloak.ports.push('127.0.0.1:9081:9081'),
};
for (const [fault, change] of Object.entries(BAD_COMPOSE)) {
  test(`refused in the Compose file: ${fault}`, () => assert.notDeepEqual(composeFaults(change), []));
}
