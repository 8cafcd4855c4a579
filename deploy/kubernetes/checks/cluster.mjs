// What a rendered overlay holds, and how its parts find each other.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

const overlays = fileURLToPath(new URL('../overlays/', import.meta.url));

export const OVERLAYS = ['local', 'production'];

export function render(overlay) {
  const text = execFileSync(process.env.KUBECTL ?? 'kubectl', ['kustomize', overlays + overlay], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return parseAllDocuments(text).map((document) => document.toJS());
}

export const kinds = (resources, ...wanted) => resources.filter(({ kind }) => wanted.includes(kind));

export const named = (resources, kind, name) =>
  resources.find((one) => one.kind === kind && one.metadata.name === name);

/** "Deployment contacts", as faults begin. */
export const title = ({ kind, metadata }) => `${kind} ${metadata.name}`;

/** By labels alone: expressions are none of what these manifests use, and refused. */
export function selects(selector, labels = {}) {
  if (selector.matchExpressions) throw new Error('Selectors with expressions are not understood here');
  return Object.entries(selector.matchLabels ?? selector).every(([key, value]) => labels[key] === value);
}

export const container = (deployment) => deployment.spec.template.spec.containers[0];

/** What a container is told: by its own list, which wins, and by ConfigMaps. Values of secrets, and what nobody has, are null. */
export function environment(deployment, resources) {
  const told = {};
  for (const { configMapRef } of container(deployment).envFrom ?? []) {
    Object.assign(told, named(resources, 'ConfigMap', configMapRef?.name)?.data);
  }
  for (const { name, value, valueFrom } of container(deployment).env ?? []) {
    const map = valueFrom?.configMapKeyRef;
    told[name] = value ?? (map ? named(resources, 'ConfigMap', map.name)?.data[map.key] : null) ?? null;
  }
  return told;
}

/** Every object below a value, with its path. */
export function* objects(value, path = '') {
  if (typeof value !== 'object' || value === null) return;
  yield [path, value];
  for (const [key, below] of Object.entries(value)) yield* objects(below, `${path}/${key}`);
}
