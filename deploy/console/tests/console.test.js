import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cast, console_, launch, picture, read, settled, token, violations, visit } from './browser.js';

let browser;
let people;
before(async () => {
  browser = await launch();
  people = await cast();
});
after(() => browser?.close());

test('the token leaves the address at once and stays in the tab', () => visit(browser, {}, async (page) => {
  assert.ok(!page.url().includes('token'));
  assert.equal(await page.evaluate(() => sessionStorage.getItem('rapport-token')), token);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
}));

test('the ranking shows what the API ranks, in its order', () => visit(browser, {}, async (page) => {
  const { items } = await read('scoring', '/v1/scores?sort=-score&limit=20');
  const shown = await page.locator('.ranking tbody tr').evaluateAll((rows) => rows.map((row) => ({
    id: row.querySelector('a').getAttribute('href').split('/').pop(),
    score: row.querySelector('.score .number').textContent,
  })));
  assert.deepEqual(shown, items.map((one) => ({ id: one.influencerId, score: String(Math.round(one.score)) })));
}));

test('sort, stage and search narrow the ranking, and the address keeps them', () => visit(browser, {}, async (page) => {
  await page.getByLabel('Sort').selectOption('score');
  await page.waitForURL(/sort=score/);
  await settled(page);
  await page.getByLabel('Stage').selectOption('STRANGER');
  await page.waitForURL(/stage=STRANGER/);
  await settled(page);
  const { items } = await read('scoring', '/v1/scores?sort=score&stage=STRANGER&limit=20');
  assert.equal(await page.locator('.ranking tbody tr').count(), items.length);
  await page.goto(`${console_}/#/ranking`);
  await settled(page);
  await page.getByLabel('Name, handle or interest').fill('okafro');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/q=okafro/);
  await settled(page);
  assert.equal(await page.getByRole('link', { name: people.mina.name }).count(), 1);
  await page.goto(`${console_}/#/ranking?q=zzzzqqqq`);
  await page.getByText('Nobody like that').waitFor();
}));

test('the ranking turns pages by cursor, forth and back', () => visit(browser, { route: '/ranking?limit=1' }, async (page) => {
  const first = await page.locator('.name').getAttribute('href');
  await page.getByRole('button', { name: /Next/ }).click();
  await page.waitForURL(/cursor=/);
  await settled(page);
  assert.notEqual(await page.locator('.name').getAttribute('href'), first);
  const second = await page.locator('.name').getAttribute('href');
  const { items } = await read('scoring', '/v1/scores?sort=-score&limit=2');
  assert.ok(second.endsWith(items[1].influencerId));
  await page.getByRole('button', { name: /Previous/ }).click();
  await page.waitForFunction((href) => document.querySelector('.name')?.getAttribute('href') === href, first);
}));

test('an influencer: score, history with a table, explanation and timeline as the API has them', () =>
  visit(browser, { route: `/influencers/${people.mina.id}` }, async (page) => {
    assert.equal(await page.locator('h1').textContent(), people.mina.name);
    const score = await read('scoring', `/v1/scores/${people.mina.id}`);
    assert.equal(await page.locator('.big .number').textContent(), String(Math.round(score.score)));
    const history = await read('scoring', `/v1/scores/${people.mina.id}/history`);
    assert.equal(await page.locator('.numbers tbody tr').count(), history.points.length);
    assert.ok((await page.locator('.chart svg title').textContent()).includes(people.mina.name));
    assert.ok((await page.locator('.chart svg desc').textContent()).length > 20);
    const { items } = await read('interactions', `/v1/timeline?influencerId=${people.mina.id}&limit=15`);
    assert.equal(await page.locator('.entry').count(), items.length);
    const told = await read('scoring', `/v1/scores/${people.mina.id}/explanation?limit=10`);
    for (const { sentence } of [...told.components, ...told.items, ...told.fading.filter(({ points }) => points >= 0.05)]) {
      assert.ok(await page.locator('.reason', { hasText: sentence }).count() > 0, sentence);
    }
    for (const lost of await page.locator('.reason', { hasText: 'to silence' }).locator('.points').all()) {
      assert.match(await lost.textContent(), /^−/);
    }
  }));

for (const [name, verdict] of [['mina', 'REASONABLE'], ['jonas', 'PREMATURE'], ['dax', 'SPAMMY']]) {
  test(`the ask check says ${verdict} of ${name}, with every reason and action`, () =>
    visit(browser, { route: `/ask?influencer=${people[name].id}` }, async (page) => {
      await page.waitForFunction((id) => document.querySelector('select[name=influencer]').value === id, people[name].id);
      const organization = (await read('contacts', '/v1/organizations?externalId=demo-clean-rivers')).items[0];
      await page.waitForFunction((id) => document.querySelector(`select[name=organization] option[value="${id}"]`), organization.id);
      await page.getByLabel('For', { exact: true }).selectOption(organization.id);
      await page.getByLabel('How well does it fit them?').selectOption('0.9');
      await page.getByRole('button', { name: 'Check this ask' }).click();
      await page.locator('.answer').waitFor();
      const expected = await read('scoring', '/v1/assessments', { influencerId: people[name].id, organizationId: organization.id, size: 2, relevance: 0.9 });
      assert.equal(expected.verdict, verdict);
      const badge = await page.locator('.answer .verdict.large').textContent();
      assert.ok(badge.toUpperCase().includes(verdict), badge);
      assert.equal(await page.locator('.because').count(), expected.reasons.length);
      assert.equal(await page.locator('.steps > li').count(), expected.nextBestActions?.length ?? 0);
      assert.ok((await page.locator('#said').textContent()).toUpperCase().includes(verdict));
      assert.deepEqual(await violations(page), []);
      await picture(page, `ask-${name}`);
    }));
}

test('a campaign shows who is ready', () => visit(browser, { route: '/campaigns' }, async (page) => {
  await page.locator('.campaign a').first().click();
  await page.locator('.member').first().waitFor();
  const id = page.url().split('/').pop();
  const ready = await read('scoring', `/v1/readiness/campaigns/${id}?limit=25`);
  assert.equal(await page.locator('.member').count(), ready.influencers.length);
  assert.equal(await page.locator('.counts dd').first().textContent(), String(ready.counts.askNow));
}));

test('the ask check works by keyboard alone', () => visit(browser, { route: '/ask' }, async (page) => {
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll('select[name=influencer] option').length > 3);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'skip');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, 'none');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  const at = () => page.evaluate(() => `${document.activeElement.name || document.activeElement.textContent}`);
  const tabTo = async (what) => {
    for (let i = 0; i < 20; i += 1) {
      await page.keyboard.press('Tab');
      if ((await at()).startsWith(what)) return;
    }
    assert.fail(`${what} cannot be reached`);
  };
  await tabTo('influencer');
  await page.keyboard.type('Dax');
  await tabTo('size');
  await page.keyboard.press('ArrowDown');
  await tabTo('Check this ask');
  await page.keyboard.press('Enter');
  await page.locator('.answer').waitFor();
  await page.waitForFunction(() => document.activeElement.classList.contains('result'));
  await tabTo(people.dax.name);
}));

test('hostile names are text everywhere', async () => {
  const name = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const made = await read('contacts', '/v1/influencers', { name, interests: ['<b>bold</b>'] });
  const organization = (await read('contacts', '/v1/organizations?externalId=demo-clean-rivers')).items[0];
  try {
    await read('contacts', `/v1/influencers/${made.id}/research`, { note: '<svg onload=alert(3)>', value: 1, occurredAt: '2026-05-04T10:00:00Z' });
    for (let i = 0; i < 100 && (await read('scoring', '/v1/scores?limit=200')).items.every((one) => one.influencerId !== made.id); i += 1) {
      await new Promise((done) => setTimeout(done, 100));
    }
    for (const route of ['/ranking', `/influencers/${made.id}`, `/ask?influencer=${made.id}&organization=${organization.id}`]) {
      await visit(browser, { route }, async (page) => {
        await page.getByText(name).or(page.locator('option', { hasText: name })).first().waitFor({ state: 'attached' });
        assert.equal(await page.locator('main img, main script, main b').count(), 0);
        if (route.startsWith('/inf')) await picture(page, 'hostile');
      });
    }
  } finally {
    await fetch(`${process.env.RAPPORT_CONTACTS}/v1/influencers/${made.id}`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}`, 'If-Match': '*' } });
  }
});

test('no token, or a refused one, leads to the question for one', async () => {
  await visit(browser, { signedIn: false }, async (page) => {
    await page.getByLabel('Token').fill(token);
    await picture(page, 'token');
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('.ranking').waitFor();
  });
  await visit(browser, { signedIn: false, expectErrors: true }, async (page) => {
    await page.getByLabel('Token').fill('not.a.token');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('The token was refused', { exact: true }).waitFor();
    assert.ok(await page.getByLabel('Token').isVisible());
  });
});

test('a refusal is shown with its detail and traceId', () =>
  visit(browser, { route: '/influencers/00000000-0000-7000-8000-000000000000', expectErrors: true }, async (page) => {
    await page.locator('.failure code').first().waitFor();
    assert.match(await page.locator('.failure code').first().textContent(), /^[0-9a-f]{32}$/);
    await picture(page, 'refused');
  }));

for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of [['desktop', { width: 1280, height: 900 }], ['phone', { width: 360, height: 740 }]]) {
    test(`every view at ${size} size in ${colorScheme}: accessible, and nothing scrolls sideways`, async () => {
      const campaign = (await read('contacts', '/v1/campaigns?limit=1')).items[0];
      const routes = { ranking: '/ranking', influencer: `/influencers/${people.mina.id}`, ask: `/ask?influencer=${people.dax.id}`, campaigns: '/campaigns', campaign: `/campaigns/${campaign.id}` };
      await visit(browser, { colorScheme, viewport }, async (page) => {
        for (const [name, route] of Object.entries(routes)) {
          await page.goto(`${console_}/#${route}`);
          await settled(page);
          if (name === 'ask') {
            await page.waitForFunction(() => document.querySelector('select[name=influencer]').value);
            await page.getByRole('button', { name: 'Check this ask' }).click();
            await page.locator('.answer').waitFor();
          }
          // Either size and either scheme once: what is checked differs by those two alone.
          if ((size === 'desktop') === (colorScheme === 'light')) assert.deepEqual(await violations(page), [], name);
          const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(content <= window, `${name} is ${content} wide`);
          await picture(page, `${name}-${size}-${colorScheme}`);
        }
      });
    });
  }
}
