// Whoever needs a key of a Secret or ConfigMap finds it, by somebody who provides it; none is in a file.
import { kinds, named, objects, title } from '../cluster.mjs';

/** Brought by whoever installs it, see docs/operations.md. */
const BY_HAND = ['identity'];

/** Secrets by name, with the keys that they will have. */
function provided(resources) {
  const secrets = {};
  for (const { spec } of kinds(resources, 'ExternalSecret')) {
    secrets[spec.target.name] = Object.keys(spec.target.template?.data ?? {});
    if (!secrets[spec.target.name].length) secrets[spec.target.name] = spec.data.map(({ secretKey }) => secretKey);
  }
  for (const { metadata } of kinds(resources, 'KafkaUser')) secrets[metadata.name] = ['password', 'sasl.jaas.config'];
  for (const { metadata } of kinds(resources, 'Kafka')) secrets[`${metadata.name}-cluster-ca-cert`] = ['ca.crt'];
  for (const { metadata } of kinds(resources, 'Cluster')) secrets[`${metadata.name}-ca`] = ['ca.crt'];
  for (const { spec } of kinds(resources, 'Certificate')) secrets[spec.secretName] = ['tls.crt', 'tls.key'];
  return secrets;
}

/** Every mention of a Secret in a resource: its name, and the keys that are wanted of it. */
function* wanted(resource) {
  for (const [path, value] of objects(resource.spec)) {
    const key = path.split('/').pop();
    if (key === 'secretKeyRef') yield [value.name, [value.key]];
    if (key === 'secret' && value.secretName) yield [value.secretName, (value.items ?? []).map((item) => item.key)];
    if (key === 'passwordSecret' || path === '/bootstrap/initdb/secret') yield [value.name, ['username', 'password']];
    if (/^\/configuration\/s3Credentials\/\w+$/.test(path)) yield [value.name, [value.key]];
    if (/^\/secretTargetRef\/\d+$/.test(path)) yield [value.name, [value.key]];
    if (/\/certificateRefs\/\d+$/.test(path)) yield [value.name, ['tls.crt', 'tls.key']];
  }
}

function* wantedMaps(resource) {
  for (const [path, value] of objects(resource.spec)) {
    if (/\/(configMapRef|configMap)$/.test(path)) yield [value.name, undefined];
    if (/\/configMapKeyRef$|\/configMapTargetRef\/\d+$/.test(path)) yield [value.name, value.key];
  }
}

export default function secrets(resources) {
  const faults = kinds(resources, 'Secret').map((one) => `${title(one)} is in a file`);
  const known = provided(resources);
  const used = new Set();
  for (const one of resources.filter(({ kind }) => kind !== 'ExternalSecret')) {
    for (const [name, keys] of wanted(one)) {
      used.add(name);
      for (const key of keys) {
        if (!known[name]?.includes(key)) faults.push(`${title(one)} needs ${key} of Secret ${name}, which nobody provides`);
      }
    }
    for (const [name, key] of wantedMaps(one)) {
      const data = named(resources, 'ConfigMap', name)?.data;
      if (BY_HAND.includes(name) || (data && (key === undefined || key in data))) continue;
      faults.push(`${title(one)} needs ConfigMap ${name}${key ? `, ${key}` : ''}`);
    }
  }
  for (const { spec } of kinds(resources, 'ExternalSecret')) {
    if (!used.has(spec.target.name)) faults.push(`Secret ${spec.target.name} is of no use to anybody`);
  }
  for (const one of kinds(resources, 'ExternalSecret')) {
    const generator = one.spec.dataFrom?.[0]?.sourceRef?.generatorRef;
    if (generator && !named(resources, generator.kind, generator.name)) faults.push(`${title(one)} has no generator`);
  }
  return [...faults, ...users(resources)];
}

/** The name that a Secret has for a role is the role's. */
function users(resources) {
  const faults = [];
  const username = (secret) =>
    kinds(resources, 'ExternalSecret').find(({ spec }) => spec.target.name === secret)?.spec.target.template?.data?.username;
  for (const one of kinds(resources, 'Cluster')) {
    const { owner, secret } = one.spec.bootstrap.initdb;
    const roles = [{ name: owner, passwordSecret: secret }, ...one.spec.managed.roles];
    for (const { name, passwordSecret } of roles) {
      if (username(passwordSecret.name) !== name) faults.push(`${title(one)}: the Secret of ${name} is another's`);
    }
  }
  return faults;
}
