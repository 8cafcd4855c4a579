// Every port that somebody names is one that somebody has.
import { container, kinds, named, selects, title } from '../cluster.mjs';

export default function ports(resources) {
  const deployments = kinds(resources, 'Deployment');
  const has = (deployment, port) =>
    container(deployment).ports.some(({ name, containerPort }) => name === port || containerPort === port);
  const faults = [];
  for (const one of kinds(resources, 'Service')) {
    for (const deployment of deployments.filter((d) => selects(one.spec.selector, d.spec.template.metadata.labels))) {
      for (const { targetPort } of one.spec.ports) {
        if (!has(deployment, targetPort)) faults.push(`${title(one)} leads to port ${targetPort}, which nobody has`);
      }
    }
  }
  for (const one of deployments) {
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
      const port = container(one)[probe]?.httpGet?.port;
      if (port !== undefined && !has(one, port)) faults.push(`${title(one)}: its ${probe} asks port ${port}`);
    }
  }
  for (const one of kinds(resources, 'PodMonitor')) {
    for (const { port } of one.spec.podMetricsEndpoints) {
      if (!deployments.every((deployment) => has(deployment, port))) faults.push(`${title(one)} reads port ${port}`);
    }
  }
  for (const one of kinds(resources, 'HTTPRoute')) {
    for (const { name, sectionName } of one.spec.parentRefs) {
      const listeners = named(resources, 'Gateway', name)?.spec.listeners ?? [];
      if (!listeners.some((listener) => !sectionName || listener.name === sectionName)) {
        faults.push(`${title(one)} belongs to no listener`);
      }
    }
    for (const { name, port } of one.spec.rules.flatMap(({ backendRefs }) => backendRefs ?? [])) {
      const service = named(resources, 'Service', name);
      if (!service?.spec.ports.some((one) => one.port === port)) faults.push(`${title(one)} leads to ${name}:${port}`);
    }
  }
  return faults;
}
