// T7, script in any text, and T8, code from elsewhere. Every text that the server hands to the sealed part is a payload, and
// so is every text that somebody sealed; each shows as the letters it is.
import { equal, holds } from '../../harness.mjs';
import { Person } from '../../person.mjs';
import { release } from '../offline/application.mjs';
import { Office, receiver } from './forging.mjs';
import { compare, DESK, FILING, OFFICES, PHRASE, seal, typed, unlock, unlocked, yes } from './walk.mjs';

const PAYLOADS = [
  '<img src=x onerror="window.__ran=\'img\'">',
  '"><svg onload="window.__ran=\'svg\'"></svg>',
  '<script>window.__ran="script"</script>',
  'javascript:window.__ran="address"',
  '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>{name}{n}',
];
const ALL = PAYLOADS.join(' ');
const TEXTS = new Set(['name', 'title', 'vi', 'en', 'account_name', 'detail']);

// Every text for people in an answer, however deep.
function poisoned(json, key = '') {
  if (typeof json === 'string') return TEXTS.has(key) ? ALL : json;
  if (Array.isArray(json)) return json.map((one) => poisoned(one, key));
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(Object.entries(json).map(([k, v]) => [k, poisoned(v, k)]));
}
// The letters are there, and nothing was made of them.
async function letters(page, what) {
  const text = await page.locator('body').innerText();
  holds(text.includes('onerror="window.__ran'), `${what}: the payload does not show`);
  equal(await page.locator('img[src=x], svg[onload], iframe, main script, [href^="javascript:"]').count(), 0, `${what}: elements`);
}

// One referral and one care part whose every text is a payload, sealed by our own program as a sender and a member would.
async function sealedPayloads(own, city) {
  const stranger = new Person(city.url);
  const { offices } = await stranger.get('/support/offices');
  const { office, certificates, purpose } = offices[0];
  const referral = {
    v: 1, filed_on: ALL, note: ALL, needs: [ALL], under_18: true, sender: { unit: ALL, name: ALL, phone: ALL },
    person: { call_as: ALL, how: ALL, phone: ALL, times: ALL },
  };
  const care = {
    v: 1, contacts: [{ on: ALL, reached: true, what: ALL }], notes: [ALL], with: [ALL], plan: [{ service: ALL, provider: ALL, state: 'planned', on: ALL }],
    consent: { given_on: ALL, until: '2018-12-31', services: [ALL], words: ALL }, appointments: [{ on: '2018-07-03', what: ALL }],
  };
  const parts = [{ part: 'referral', content: JSON.stringify(referral) }];
  const { body } = own.office.sealReferral({ office, certificates, purpose, pin: null, unit: null, parts });
  await stranger.post('/support/referrals', body);
  const member = await city.person('hotro.1');
  const [desk] = (await member.get('/support/desk')).offices;
  const keys = own.member.Unlocked.with({ ...desk, pin: null, account: member.session.user.id, passphrase: PHRASE });
  const envelope = keys.seal(body.record, 'care', 1, JSON.stringify(care));
  keys.lock();
  await member.put(`/support/records/${body.record}/parts/care`, { envelope }, 0);
  return body.record.slice(0, 6).toUpperCase();
}

export async function scripts(attack) {
  await attack('T7 scripts in every text of the form: letters', async ({ wire, open, own }) => {
    const office = new Office(own, ALL.slice(0, 230));
    office.enrol(7, ALL.slice(0, 230));
    office.certify([], [7]);
    wire.lie('GET', OFFICES, (answer) => poisoned(receiver(() => office.shown())(answer)));
    wire.lie('POST', FILING, () => ({ status: 422, json: { type: `/errors/${PAYLOADS[0]}`, title: ALL, detail: ALL, status: 422 } }));
    const help = await open(null, '/giup-do');
    await typed(help, { callAs: PAYLOADS[0], how: PAYLOADS[1], note: ALL });
    await letters(help, 'the receiver');
    await seal(help).click();
    await help.locator('form [role=group], .error-summary').first().waitFor();
    await letters(help, 'a problem');
    const form = await open('eatam.canbo', '/phieu-gioi-thieu');
    await form.getByLabel('Có, đã hỏi').check();
    await compare(form);
    await letters(form, 'the referral form');
  });

  await attack('T7 scripts in every text that was sealed, and around it: letters', async ({ wire, open, own, city }) => {
    const code = await sealedPayloads(own, city);
    for (const path of [OFFICES, DESK, /^\/support\/records\/\w+\/readers$/]) wire.lie('GET', path, (answer) => poisoned(answer));
    const page = await open('hotro.1', '/ho-so');
    await unlock(page);
    await unlocked(page);
    await page.getByLabel('Hiện tên').check();
    await letters(page, 'the list');
    await page.getByRole('button', { name: code }).click();
    await page.locator('article').waitFor();
    await page.getByText('Ai đã mở, sửa hồ sơ này').click();
    await page.locator('details[open] li').first().waitFor();
    await letters(page, 'a record');
    equal(await page.locator('article .bad-text, article .banner.bad').allInnerTexts(), [], 'parts in doubt');
    for (const name of ['Giao hồ sơ', 'Ghi một lần liên hệ', 'Ghi sự đồng ý', 'Sửa nhu cầu', 'Thêm lịch hẹn', 'Thêm ghi chú',
      'Gộp với hồ sơ khác']) {
      await page.getByRole('article').getByRole('button', { name, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      equal(await dialog.locator('img, iframe, script, svg[onload]').count(), 0, `elements in “${name}”`);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
  });

  await attack('T7 scripts in what the keeper sees: letters', async ({ wire, open, own }) => {
    const office = new Office(own, ALL.slice(0, 230));
    office.enrol(501, ALL.slice(0, 230));
    const { enrolment } = office.enrol(502, PAYLOADS[0]);
    office.certify([], [501]);
    const enrolments = [{ account: 502, name: ALL, account_name: ALL, eligible: true, enrolment }];
    wire.lie('GET', DESK, () => poisoned({ offices: [office.desk(0, { keeper: true, enrolments })] }));
    const page = await open('hotro.phutrach', '/khoa-ho-tro');
    await page.getByRole('button', { name: 'Chứng nhận' }).waitFor();
    await letters(page, 'the keeper’s screen');
  });

  await attack('T7 Trusted Types hold on these screens: no text becomes markup or code', async ({ open }) => {
    const page = await open(null, '/giup-do');
    await yes(page);
    const tries = await page.evaluate(() => {
      const stopped = (run) => {
        try {
          run();
          return 'went through';
        } catch (error) {
          return error.name;
        }
      };
      const script = document.createElement('script');
      return [
        stopped(() => { document.body.innerHTML = '<b>x</b>'; }),
        stopped(() => new DOMParser().parseFromString('<b>x</b>', 'text/html')),
        stopped(() => { script.text = 'window.__ran = 1'; }),
        stopped(() => { script.src = '//127.0.0.1:9/x.js'; }),
        stopped(() => new Worker('/x.js')),
        stopped(() => globalThis.trustedTypes.createPolicy('other', {})),
      ];
    });
    equal(tries, Array(6).fill('TypeError'), 'what was tried');
    page.violations.length = page.faults.length = 0; // they were ours
  });

  // ---- T8: mitigated, not prevented
  await attack('T8 the policy stands before every screen, and code from elsewhere does not run', async ({ wire, city }) => {
    const { headers } = await fetch(`${wire.url}/giup-do`);
    const policy = headers.get('content-security-policy');
    for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "worker-src 'self'",
      "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types hoanhap'])
      holds(policy.split(/; */).includes(part), `${part} is not in: ${policy}`);
    equal(headers.get('cross-origin-opener-policy'), 'same-origin', 'opener policy');
    equal(headers.get('referrer-policy'), 'no-referrer', 'referrer policy');
    equal((await fetch(`${wire.url}/api/v1/support/offices`)).headers.get('cache-control'), 'no-store', 'what a cache keeps');

    // Somebody on the way adds to the page, and to what it may ask.
    const page = await city.page(null, { context: { serviceWorkers: 'block' } });
    const asked = [];
    await page.route('http://elsewhere.invalid/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'text/javascript', body: 'window.__ran = "elsewhere"' });
    });
    await page.route('**/giup-do', async (route) => {
      const answer = await route.fetch();
      const added = '<script src="http://elsewhere.invalid/x.js"></script><script>window.__ran = "inline"</script></body>';
      await route.fulfill({ response: answer, body: (await answer.text()).replace('</body>', added) });
    });
    await page.goto(`${wire.url}/giup-do`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const sends = await page.evaluate(() => fetch('http://elsewhere.invalid/x').then(() => 'sent', () => 'stopped'));
    equal([await page.evaluate(() => window.__ran ?? 'nothing'), sends, asked], ['nothing', 'stopped', []], 'what ran, went out, was asked');
    await page.context().close();
  });

  await attack('T8 half a version is none: the worker keeps the one it has', async ({ wire, open }) => {
    const page = await open('eatam.canbo', '/phieu-gioi-thieu');
    const ready = () => page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update().catch(() => {});
      while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 50));
      return caches.keys();
    });
    const before = await ready();
    release(wire, 3, { broken: true }); // the list names another file than the server hands out
    equal(await ready(), before, 'what the machine keeps');
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    equal(await page.locator('meta[name=version]').count(), 0, 'the version that runs');
  });

  await attack('T8 the help page says what software cannot prevent', async ({ open }) => {
    const page = await open(null, '/giup-do');
    await page.getByRole('link', { name: 'Điều phần mềm bảo vệ được và không bảo vệ được' }).click();
    await page.getByRole('heading', { name: 'Không bảo vệ được', exact: true }).waitFor();
    const said = await page.locator('main').innerText();
    for (const words of ['Mã chương trình bị sửa: chính máy chủ gửi chương trình niêm phong.', 'không làm nó thành không thể',
      'Máy chủ cố tình giữ bản sao từ trước.', 'đối chiếu dấu vân khóa gồm mười nhóm ba chữ số'])
      holds(said.includes(words), `the page does not say: ${words}`);
  });
}
