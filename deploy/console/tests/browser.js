/** A real Chromium, and a page that reports whatever goes wrong in it. */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const env = (name) => process.env[name] ?? assert.fail(`${name} is not set: run deploy/console/test`);
export const console_ = env('RAPPORT_CONSOLE');
export const token = env('TOKEN');
const services = { contacts: env('RAPPORT_CONTACTS'), interactions: env('RAPPORT_INTERACTIONS'), scoring: env('RAPPORT_SCORING') };
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = new URL('../screenshots/', import.meta.url).pathname;
await mkdir(pictures, { recursive: true });

export const launch = () => chromium.launch({
  executablePath: env('CHROMIUM'),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

/** The API as the page should see it. */
export async function read(service, path, body) {
  const answer = await fetch(services[service] + path, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

export async function cast() {
  const { items } = await read('contacts', '/v1/influencers?limit=200');
  const of = (externalId) => items.find((one) => one.externalId === externalId);
  return { mina: of('demo-mina'), jonas: of('demo-jonas'), dax: of('demo-dax') };
}

/** Works with a page that has its token, and fails on console errors and on calls to any other host. */
export async function visit(browser, settings, work) {
  const { route = '/ranking', signedIn = true, expectErrors = false, ...rest } = settings;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce', ...rest });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !expectErrors) wrong.push(message.text()); });
  page.on('dialog', (dialog) => { wrong.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  const known = [console_, ...Object.values(services)].map((address) => new URL(address).origin);
  page.on('request', (request) => { if (!known.includes(new URL(request.url()).origin)) wrong.push(`a call to ${request.url()}`); });
  try {
    if (signedIn) {
      await page.goto(`${console_}/#token=${token}`);
      await settled(page);
    }
    await page.goto(`${console_}/#${route}`);
    await settled(page);
    await work(page);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

export async function settled(page) {
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => !document.querySelector('[data-loading]') && !document.querySelector('[aria-busy]'));
}

export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`);
}

export const picture = (page, name) => page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
