// Never more consumers than partitions, never more connections than the database takes, and never less than two in production.
import { kinds, named, title } from '../cluster.mjs';
import { SERVICES, serviceOf, TOPICS } from '../services.mjs';

/** From how many to how many Pods. */
function pods(resources, name) {
  const scaler = kinds(resources, 'HorizontalPodAutoscaler', 'ScaledObject').find(
    ({ spec }) => spec.scaleTargetRef.name === name,
  );
  const fixed = named(resources, 'Deployment', name).spec.replicas;
  if (!scaler) return [fixed ?? 1, fixed ?? 1];
  const { minReplicas, maxReplicas, minReplicaCount, maxReplicaCount } = scaler.spec;
  return [minReplicas ?? minReplicaCount, maxReplicas ?? maxReplicaCount];
}

export default function scaling(resources) {
  const faults = [];
  for (const service of SERVICES) {
    const [, most] = pods(resources, service.name);
    for (const { topic } of service.consumed) {
      const { partitions } = named(resources, 'KafkaTopic', topic)?.spec ?? TOPICS[topic];
      if (most > partitions) faults.push(`${service.name}: ${most} Pods for the ${partitions} partitions of ${topic}`);
    }
    const cluster = named(resources, 'Cluster', `${service.name}-db`);
    // One more while a new version comes; what is left is for operators and people.
    const needed = (most + 1) * service.connections + 20;
    const there = Number(cluster?.spec.postgresql.parameters.max_connections);
    if (!(there >= needed)) faults.push(`${service.name}: ${there} connections for a need of ${needed}`);
  }
  const isSafe = kinds(resources, 'Cluster').some(({ spec }) => spec.instances > 1);
  for (const { metadata: { name } } of kinds(resources, 'Deployment')) {
    const [least] = pods(resources, name);
    if (isSafe && least < 2) faults.push(`${name}: one Pod beside databases of several`);
    const budget = named(resources, 'PodDisruptionBudget', name)?.spec;
    if (budget?.minAvailable >= least) faults.push(`${name}: its budget lets no node be emptied`);
  }
  for (const one of kinds(resources, 'HorizontalPodAutoscaler', 'ScaledObject')) {
    const deployment = named(resources, 'Deployment', one.spec.scaleTargetRef.name);
    if (deployment?.spec.replicas !== undefined) faults.push(`${title(deployment)} sets what ${title(one)} scales`);
  }
  for (const one of kinds(resources, 'ScaledObject')) {
    const { consumed } = serviceOf(one.spec.scaleTargetRef.name);
    const watched = one.spec.triggers.map(({ metadata }) => `${metadata.topic} ${metadata.consumerGroup}`);
    for (const { topic, group } of consumed) {
      if (!watched.includes(`${topic} ${group}`)) faults.push(`${title(one)} does not look at ${group}`);
    }
    if (watched.length !== consumed.length) faults.push(`${title(one)} looks at what the service does not read`);
  }
  return faults;
}
