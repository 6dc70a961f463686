// SPDX-License-Identifier: Apache-2.0
// Opens HTML reports in a real Chromium, as a person would, and holds them to what docs/formats.md promises: opens from
// the disk, asks for nothing, searches, filters, keeps the view in the address, hears the keyboard, prints, has no
// violation of accessibility, and stays usable with many findings. Exit code 77: no browser, or no driver for it.
//
// Usage: node browser.mjs DUCHA ROOT [FOLDER FOR PICTURES]
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {createRequire} from 'node:module';

const [ducha, root, pictures] = process.argv.slice(2);
const require = createRequire(path.join(process.env.DUCHA_NODE_MODULES || root, 'x.js'));
let chromium, axe;
try {
  ({chromium} = require('playwright-core'));
  axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
} catch {
  console.log('left out: playwright-core and axe-core are not installed');
  process.exit(77);
}
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(p => fs.existsSync(p));
if (!browserPath) { console.log('left out: Chromium is not installed'); process.exit(77); }

let failures = 0, checks = 0;
const check = (name, holds) => { ++checks; if (!holds) { ++failures; console.log('FAILED: ' + name); } };
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'ducha-browser-'));
process.on('exit', () => fs.rmSync(work, {recursive: true, force: true}));
const report = (name, plans, options = []) => {
  const file = path.join(work, name + '.html');
  try { execFileSync(ducha, ['check', ...plans, '--rules', path.join(root, 'rules'), '-q', '--status', 'all', '--format', 'html=' + file, ...options], {cwd: root, stdio: 'ignore'}); } catch (e) { check(name + ': exit code ' + e.status, e.status === 1 || e.status === 2); }
  return file;
};

const browser = await chromium.launch({executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']});
const open = async (file, hash = '', options = {}) => {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  page.faults = []; page.asked = []; page.alerts = 0;
  page.on('pageerror', e => page.faults.push(String(e)));
  page.on('console', m => { if (m.type() === 'error') page.faults.push(m.text()); });
  page.on('request', r => { if (!r.url().startsWith('file:')) page.asked.push(r.url()); });
  page.on('dialog', d => { ++page.alerts; d.dismiss(); });
  const begun = Date.now();
  await page.goto('file://' + file + hash);
  await page.waitForSelector('main > *');
  page.took = Date.now() - begun;
  return page;
};
const picture = async (page, name) => { if (pictures) await page.screenshot({path: path.join(pictures, name + '.png'), fullPage: false}); };
const accessible = async page => {
  return await page.evaluate(async source => {
    const frame = new Function(source + ';return axe;')();
    return (await frame.run(document, {resultTypes: ['violations']})).violations.map(v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html.slice(0, 120)).join(' | '));
  }, axe).catch(() => null);
};

const zh = report('zh', ['examples'], ['--lang', 'zh']);
for (const scheme of ['light', 'dark']) {
  for (const view of ['overview', 'findings', 'units', 'rules', 'problems']) {
    const page = await open(zh, '#view=' + view, {colorScheme: scheme, bypassCSP: true});
    check(`${view}: no fault (${page.faults})`, page.faults.length === 0);
    check(`${view}: nothing is asked for (${page.asked})`, page.asked.length === 0);
    const violations = await accessible(page);
    check(`${view}, ${scheme}: accessible (${violations && violations.join('; ')})`, violations && violations.length === 0);
    await picture(page, view + '-' + scheme);
    await page.context().close();
  }
}
const page = await open(zh);
check('charts are called by what they count', (await page.locator('h2').allInnerTexts()).includes('不符合最多的规则'));
const titles = await page.locator('.map th.group').allInnerTexts();
check('the map names each policy by its whole title: ' + titles, titles.length === 5 && titles.every(t => t.length > 8 && !t.includes('…')));
check('each column of the map is a chapter of one of them', await page.locator('.map th.group').evaluateAll(all => all.reduce((n, th) => n + th.colSpan, 0)) === await page.locator('.map th.chapter').count());
check('the policy of the page holds: ' + page.faults, page.faults.length === 0);
check('language', await page.getAttribute('html', 'lang') === 'zh-Hans');
await page.keyboard.press('/');
await page.waitForSelector('#f-q:focus');
await page.keyboard.type('青山');
await page.waitForFunction(() => location.hash.includes('q='));
const rows = await page.locator('.row').count();
check('search finds', rows > 0 && await page.locator('.row').first().innerText().then(t => t.includes('青山')));
await page.selectOption('#f-status', 'unknown');
await page.waitForFunction(() => location.hash.includes('status=unknown'));
await page.waitForTimeout(50);
const link = page.url(), count = await page.locator('.count').innerText();
const again = await open(zh, link.slice(link.indexOf('#')));
check('a link shows the same view', await again.locator('.count').innerText() === count);
await again.keyboard.press('j');
await again.keyboard.press('Enter');
check('the keyboard opens a finding', await again.locator('.detail').count() === 1);
check('evidence stands with its place', /examples\/\S+:\d+:\d+/.test(await again.locator('.detail').first().innerText()));
const figures = await open(zh, '#view=findings&status=fail&rule=corrections.caseload');
await figures.locator('.row').first().click();
check('what is required stands with its figures: ' + await figures.locator('.detail').first().innerText(), /15/.test(await figures.locator('.detail').first().innerText()) && (await figures.locator('.detail').first().innerText()).includes('据文件'));
await picture(again, 'detail');
await again.emulateMedia({media: 'print'});
const pdf = await again.pdf({format: 'A4'});
check('prints', pdf.length > 5000);
// Who asks for a city wants its counties too.
const counties = path.join(work, 'counties.yaml');
fs.writeFileSync(counties, ['甲县', '乙县'].map(county => `---\nunit: ${county}司法局\nlevel: county\npolicy: corrections\nperiod: 2024\nregion: {city: 东陵市, county: ${county}}\nfacts: {subjects: 3}\n`).join(''));
const areas = await open(report('areas', [counties, 'examples/yunling.yaml']), '#view=findings');
const shownOf = async region => {
  await areas.evaluate(wanted => { location.hash = new URLSearchParams({view: 'findings', region: wanted}); }, region);
  await areas.waitForFunction(wanted => document.querySelector('#f-region').value === wanted, region);
  return Number((await areas.locator('.count').innerText()).match(/\d+/)[0]);
};
const [whole, first, second] = [await shownOf('东陵市'), await shownOf('东陵市 甲县'), await shownOf('东陵市 乙县')];
check(`a city holds its counties: ${whole} = ${first} + ${second}`, first > 0 && second > 0 && whole === first + second);
// Paper does not scroll: all chapters of all policies stand on it, none beyond the edge, and all rows of a table that grows.
const paper = await open(report('paper', ['examples']), '', {viewport: {width: 680, height: 900}});
const chapters = await paper.locator('.map th.chapter').count();
await paper.emulateMedia({media: 'print'});
await paper.evaluate(() => dispatchEvent(new Event('beforeprint')));
check('all chapters are printed', chapters > 20 && await paper.locator('#printed .map th.chapter').count() === chapters);
check('none beyond the edge', await paper.evaluate(() => [...document.querySelectorAll('#printed .map')].every(map => map.getBoundingClientRect().right <= innerWidth)));
check('chapters stand in the order of the document', await paper.evaluate(() => [...document.querySelectorAll('#printed .map th.chapter')].map(th => th.textContent).filter(t => /^整治/.test(t)).join() === '整治1,整治2,整治3,整治4,整治5,整治6,整治7,整治8'));
await paper.emulateMedia({media: 'screen'});
check('a name is cut by its width', await paper.evaluate(() => [...document.querySelectorAll('.bars a')].every(a => a.getBBox().width <= 335)) && /.{30}/.test(await paper.locator('.bars a').first().textContent()));
const unscripted = await (await browser.newContext({javaScriptEnabled: false})).newPage();
await unscripted.goto('file://' + zh);
check('without scripts the counts stand there', /不符合\s+\d+/.test(await unscripted.locator('noscript').innerText()));
if (pictures) fs.writeFileSync(path.join(pictures, 'print.pdf'), await page.pdf({format: 'A4'}));

const hostile = path.join(work, 'hostile.yaml');
fs.writeFileSync(hostile, 'unit: "<script>alert(1)</script><img src=x onerror=alert(2)>]]>\\u202Eevil\'\\"--><!--"\npolicy: corrections\nlevel: county\nperiod: 2024\nfacts:\n  社工人数: 1\n  矫正对象人数: 31\n  "</script>": "<b>"\n');
const evil = await open(report('hostile', [hostile]), '#view=findings');
check('hostile names are inert', evil.alerts === 0 && evil.faults.length === 0 && await evil.locator('main img, main b').count() === 0);
check('hostile names are shown', (await evil.locator('main').innerText()).includes('<script>'));

// A batch: one unit's plan, many times.
const many = path.join(work, 'many.ndjson'), out = fs.openSync(many, 'w'), units = Number(process.env.DUCHA_BROWSER_UNITS || 1000);
for (let i = 0; i < units; ++i) fs.writeSync(out, JSON.stringify({unit: '单位' + i, policy: 'corrections', level: 'county', period: '2024', facts: {社工人数: 1, 矫正对象人数: i % 40}}) + '\n');
fs.closeSync(out);
const large = await open(report('many', [many]), '#view=findings&status=fail');
const total = Number((await large.locator('.count').innerText()).match(/(\d+)\D*$/)[1]);
console.log(`${total} findings open in ${large.took} ms`);
check('many findings', total > 50 * units);
const begun = Date.now();
await large.fill('#f-q', '单位7');
await large.waitForFunction(() => location.hash.includes('q='));
await large.waitForFunction(() => document.querySelectorAll('.row').length > 0);
console.log(`searched in ${Date.now() - begun} ms`);

await browser.close();
console.log(`${checks - failures} passed, ${failures} failed`);
process.exit(failures ? 1 : 0);
