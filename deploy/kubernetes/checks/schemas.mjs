// Holds every resource against the schema of its kind, and lets no field pass that the schema does not know: an API server
// drops such a field without a word.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parseAllDocuments } from 'yaml';
import { title } from './cluster.mjs';

/** Kinds that have packages with their schemas: those built in, and two operators. */
const PACKAGES = {
  'cert-manager.io': '@kubernetes-models/cert-manager',
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'generators.external-secrets.io': '@kubernetes-models/external-secrets',
};

const isBuiltIn = (group) => group === '' || !group.includes('.') || group.endsWith('.k8s.io');

async function modelOf(group, version, kind) {
  const name = PACKAGES[group] ?? (isBuiltIn(group) && group !== 'gateway.networking.k8s.io' ? 'kubernetes-models' : null);
  if (!name) return null;
  return (await import([name, group, version, kind].filter(Boolean).join('/')))[kind];
}

/**
 * A value that remembers which of its fields were read. The validators of these packages are compiled: they read every
 * field that they know, there or not, so what nobody read is unknown.
 */
function watched(value) {
  const seen = new Map();
  const wrap = (part, path) => {
    if (typeof part !== 'object' || part === null) return part;
    if (!seen.has(part)) {
      const read = new Set();
      const proxy = new Proxy(part, {
        get(target, key) {
          read.add(key);
          return wrap(target[key], `${path}/${String(key)}`);
        },
      });
      seen.set(part, { path, read, proxy });
    }
    return seen.get(part).proxy;
  };
  return {
    value: wrap(value, ''),
    unread: () =>
      [...seen].flatMap(([part, { path, read }]) =>
        Array.isArray(part) ? [] : Object.keys(part).filter((key) => !read.has(key)).map((key) => `${path}/${key}`),
      ),
  };
}

function faultsOfModel(Model, resource) {
  const { value, unread } = watched(resource);
  try {
    Model.prototype.validate.call(value);
  } catch (error) {
    return [error.message];
  }
  return unread().map((path) => `${path} is not known`);
}

/** The schema of a CustomResourceDefinition, in the words of JSON Schema, and closed. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const result = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') {
      result.properties = Object.fromEntries(Object.entries(value).map(([name, below]) => [name, closed(below)]));
    } else if (!key.startsWith('x-kubernetes') && !['format', 'description', 'default', 'example', 'nullable'].includes(key)) {
      result[key] = closed(value);
    }
  }
  if (schema['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
  if (schema.nullable && result.type) result.type = [result.type, 'null'];
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties !== undefined;
  // Parts of anyOf and its kin only narrow what stands beside them, and have no type.
  if (schema.type === 'object' && schema.properties && !isOpen) result.additionalProperties = false;
  return result;
}

function customSchemas(directory) {
  const ajv = new Ajv({ strict: false, allErrors: true, code: { regExp: goExpression } });
  const schemas = new Map();
  const files = readdirSync(directory).filter((name) => name.endsWith('.yaml'));
  for (const file of files) {
    for (const document of parseAllDocuments(readFileSync(join(directory, file), 'utf8'))) {
      const definition = document.toJS();
      if (definition?.kind !== 'CustomResourceDefinition') continue;
      const { group, names, versions } = definition.spec;
      for (const { name, schema } of versions) schemas.set(`${group}/${name} ${names.kind}`, schema.openAPIV3Schema);
    }
  }
  addObjectStore(schemas);
  const compiled = new Map();
  return (kind) => {
    if (schemas.has(kind) && !compiled.has(kind)) {
      const whole = closed(schemas.get(kind));
      // Of every object alike, and so not in the definitions.
      whole.properties.metadata = true;
      compiled.set(kind, ajv.compile(whole));
    }
    return compiled.get(kind);
  };
}

/** The patterns are Go's, which says in the pattern that case does not matter. */
const goExpression = Object.assign(
  (pattern, flags) => new RegExp(pattern.replace('(?i)', ''), pattern.includes('(?i)') ? `${flags}i` : flags),
  { code: 'new RegExp' },
);

/** Its configuration is that of CloudNativePG's own barmanObjectStore, by its documentation. */
function addObjectStore(schemas) {
  const cluster = schemas.get('postgresql.cnpg.io/v1 Cluster');
  if (!cluster) return;
  const configuration = cluster.properties.spec.properties.backup.properties.barmanObjectStore;
  const string = { type: 'string' };
  schemas.set('barmancloud.cnpg.io/v1 ObjectStore', {
    type: 'object',
    required: ['spec'],
    properties: {
      apiVersion: string,
      kind: string,
      spec: { type: 'object', required: ['configuration'], properties: { retentionPolicy: string, configuration } },
    },
  });
}

/** @param directory of CustomResourceDefinitions; null leaves those resources unchecked that have no package */
export function schemaCheck(directory) {
  if (directory && !existsSync(directory)) throw new Error(`There is no directory ${directory}`);
  const custom = directory ? customSchemas(directory) : null;
  const check = async (resource) => {
    const [version, group = ''] = resource.apiVersion.split('/').reverse();
    const Model = await modelOf(group, version, resource.kind);
    if (Model) return faultsOfModel(Model, resource);
    if (!custom) return [];
    const validate = custom(`${resource.apiVersion} ${resource.kind}`);
    if (!validate) return [`there is no schema of ${resource.apiVersion}`];
    if (validate(resource)) return [];
    return validate.errors.map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${params.additionalProperty ?? ''}`.trim(),
    );
  };
  return {
    async faults(resources) {
      const faults = [];
      for (const one of resources) for (const fault of await check(one)) faults.push(`${title(one)}: ${fault}`);
      return faults;
    },
  };
}
