// A service is told all that it needs, and nothing that it does not read.
import { container, environment, kinds, title } from '../cluster.mjs';
import { isDocumented, serviceOf } from '../services.mjs';

export default function settings(resources) {
  const faults = [];
  for (const deployment of kinds(resources, 'Deployment')) {
    const service = serviceOf(deployment.metadata.name);
    const told = environment(deployment, resources);
    for (const name of Object.keys(told)) {
      if (service.reads.has(name) || (name.startsWith('QUARKUS_') && isDocumented(name))) continue;
      faults.push(`${title(deployment)} is told ${name}, which it does not read`);
    }
    // There is a default, which only says that it is not set.
    for (const name of [...service.needs, 'RAPPORT_JWKS']) {
      if (!(name in told)) faults.push(`${title(deployment)} is not told ${name}`);
    }
    const port = (wanted) => container(deployment).ports.find(({ name }) => name === wanted)?.containerPort;
    if (Number(told.RAPPORT_PORT) !== port('http')) faults.push(`${title(deployment)} listens at another port than http`);
    if (Number(told.RAPPORT_MANAGEMENT_PORT) !== port('management')) {
      faults.push(`${title(deployment)} has its management at another port`);
    }
    for (const [name, value] of Object.entries(told)) {
      if (/PASSWORD|_KEY$|JAAS/.test(name) && value !== null) faults.push(`${title(deployment)} has ${name} in plain text`);
    }
  }
  return faults;
}
