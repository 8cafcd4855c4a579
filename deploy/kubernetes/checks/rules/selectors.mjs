// Whoever selects finds somebody: Services, budgets, monitors, scalers, and a Deployment its own Pods.
import { kinds, named, selects, title } from '../cluster.mjs';

export default function selectors(resources) {
  const deployments = kinds(resources, 'Deployment');
  const faults = [];
  const labels = deployments.map((one) => one.spec.template.metadata.labels);
  for (const one of deployments) {
    if (!selects(one.spec.selector, one.spec.template.metadata.labels)) faults.push(`${title(one)} selects Pods of another`);
    if (!named(resources, 'ServiceAccount', one.spec.template.spec.serviceAccountName)) {
      faults.push(`${title(one)} has no service account of its own`);
    }
    for (const { labelSelector } of one.spec.template.spec.topologySpreadConstraints ?? []) {
      if (!selects(labelSelector, one.spec.template.metadata.labels)) faults.push(`${title(one)} spreads others`);
    }
  }
  for (const one of kinds(resources, 'Service', 'PodDisruptionBudget', 'PodMonitor')) {
    const found = labels.filter((label) => selects(one.spec.selector, label)).length;
    const wanted = one.kind === 'PodMonitor' ? deployments.length : 1;
    if (found !== wanted) faults.push(`${title(one)} selects ${found} Deployments, not ${wanted}`);
  }
  for (const { metadata } of deployments) {
    for (const kind of ['Service', 'PodDisruptionBudget']) {
      if (!named(resources, kind, metadata.name)) faults.push(`There is no ${kind} of ${metadata.name}`);
    }
  }
  for (const one of kinds(resources, 'HorizontalPodAutoscaler', 'ScaledObject')) {
    if (!named(resources, 'Deployment', one.spec.scaleTargetRef.name)) faults.push(`${title(one)} scales nothing`);
  }
  for (const one of kinds(resources, 'ScheduledBackup')) {
    if (!named(resources, 'Cluster', one.spec.cluster.name)) faults.push(`${title(one)} backs up nothing`);
  }
  return faults;
}
