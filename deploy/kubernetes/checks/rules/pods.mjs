// How Pods run: without a right, with limits, with three probes of the service's own, and stopping in their time.
import { container, environment, kinds, title } from '../cluster.mjs';
import { serviceOf } from '../services.mjs';

function unprivileged({ spec }, one) {
  const { securityContext: own = {} } = one;
  const { securityContext: pod = {} } = spec;
  return [
    [pod.runAsNonRoot === true && pod.runAsUser > 0, 'may be root'],
    [pod.seccompProfile?.type === 'RuntimeDefault', 'has no seccomp profile'],
    [own.allowPrivilegeEscalation === false, 'may get more rights'],
    [own.readOnlyRootFilesystem === true, 'can write to its image'],
    [own.capabilities?.drop?.includes('ALL') && !own.capabilities.add, 'has capabilities'],
    [spec.automountServiceAccountToken === false, 'has a token of the API server'],
    [!spec.hostNetwork && !spec.hostPID && !spec.hostIPC, 'is in a namespace of the node'],
    [(spec.volumes ?? []).every(({ hostPath }) => !hostPath), 'sees files of the node'],
    [one.volumeMounts?.some(({ mountPath }) => mountPath === '/tmp'), 'has no /tmp'],
  ];
}

/** Where this Quarkus has them, unless the service says otherwise. */
function healthPath(service, check) {
  const { settings } = service;
  const management = settings['quarkus.management.root-path'] ?? '/q';
  const root = settings['quarkus.smallrye-health.root-path'] ?? 'health';
  const own = { startup: 'started', liveness: 'live', readiness: 'ready' }[check];
  return `${management}/${root}/${settings[`quarkus.smallrye-health.${check}-path`] ?? own}`;
}

function probes(deployment) {
  const service = serviceOf(deployment.metadata.name);
  const rules = ['startup', 'liveness', 'readiness'].map((check) => {
    const { path, port } = container(deployment)[`${check}Probe`]?.httpGet ?? {};
    return [port === 'management' && path === healthPath(service, check), `has a ${check} probe at ${port}${path}`];
  });
  // Else the broker would be in all three.
  const isOff = !service.hasKafka || service.settings['mp.messaging.connector.smallrye-kafka.health-enabled'] === 'false';
  return [...rules, [service.settings['quarkus.management.enabled'] === 'true' && isOff, 'is restarted when Kafka is away']];
}

export default function pods(resources) {
  const faults = [];
  for (const deployment of kinds(resources, 'Deployment')) {
    const { template } = deployment.spec;
    const service = serviceOf(deployment.metadata.name);
    const one = container(deployment);
    const told = environment(deployment, resources);
    const pause = parseInt(told.RAPPORT_SHUTDOWN_DELAY ?? '0', 10);
    const mounts = (one.volumeMounts ?? []).map(({ mountPath }) => mountPath);
    const files = Object.values(told).flatMap(
      (value) => value?.match(/\/etc\/rapport\/\w+/g) ?? [],
    );
    const rules = [
      ...unprivileged(template, one),
      ...probes(deployment),
      [template.spec.containers.length === 1, 'has a container that nobody looks at'],
      [one.resources?.requests?.cpu && one.resources.requests.memory, 'asks for nothing'],
      [one.resources?.limits?.memory === one.resources?.requests?.memory, 'may take memory that it did not ask for'],
      [/^[^@]+:(?!latest)[\w.-]+(@sha256:[0-9a-f]{64})?$/.test(one.image), `runs ${one.image}, whatever that is today`],
      [pause >= 5, 'stops while requests still come'],
      [
        template.spec.terminationGracePeriodSeconds >= pause + service.shutdownSeconds + service.lastStepSeconds + 5,
        'is killed before it can have stopped',
      ],
      [template.spec.topologySpreadConstraints?.length >= 2, 'may be all on one node'],
      [
        !service.hasDatabase || service.settings['quarkus.flyway.ignore-future-migrations'] === 'true',
        'would not start again beside a newer version',
      ],
      [deployment.spec.strategy?.rollingUpdate?.maxUnavailable === 0, 'takes one away before there is a new one'],
      ...files.map((file) => [mounts.includes(file), `is told of ${file}, which is not mounted`]),
      ...mounts.filter((path) => path !== '/tmp').map((path) => [files.includes(path), `mounts ${path} for nothing`]),
    ];
    for (const [holds, fault] of rules) if (!holds) faults.push(`${title(deployment)} ${fault}`);
  }
  for (const { metadata } of kinds(resources, 'Namespace')) {
    if (metadata.labels?.['pod-security.kubernetes.io/enforce'] !== 'restricted') faults.push('The namespace is not restricted');
  }
  return faults;
}
