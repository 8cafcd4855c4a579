// All that is looked at, by name. A rule takes the resources of an overlay and its name, and answers with faults.
import { dockerfile } from './services.mjs';
import images from './rules/images.mjs';
import { rights, topics } from './rules/kafka.mjs';
import network from './rules/network.mjs';
import pods from './rules/pods.mjs';
import ports from './rules/ports.mjs';
import routes from './rules/routes.mjs';
import scaling from './rules/scaling.mjs';
import secrets from './rules/secrets.mjs';
import selectors from './rules/selectors.mjs';
import settings from './rules/settings.mjs';

export const RULES = { selectors, ports, settings, secrets, topics, rights, scaling, pods, routes, network };
export const imageFaults = (source = dockerfile()) => images(source);
