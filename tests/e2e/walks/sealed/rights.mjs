// Every route of the sealed part, with ids that exist, asked by everybody who is no member: whether there is such a thing is
// not theirs to know. The routes are those of the server's own description, so a new one is asked by itself;
// tests/api/who_may_test.cpp asks what every route says where there is no office yet.
import { cookieOf } from '../../city.mjs';
import { equal, holds, test } from '../../harness.mjs';
import { officeOf, permitted, person, press } from './steps.mjs';

const OUTSIDERS = ['tanlap.congan', 'tanlap.canbo', 'tanlap.lanhdao', 'eatam.phunu', 'catp.lanhdao', 'ldtbxh.canbo', 'ldtbxh.lanhdao',
  'ubnd.lanhdao', 'ubnd.tiepnhan', 'quantri.1', 'quantri.2', 'giamsat', 'so.tiepnhan', 'hotro.phutrach'];
const OPEN = ['GET /support/offices', 'POST /support/referrals', 'POST /support/withdrawals']; // anybody's
// The keeper certifies and counts, and opens nothing.
const KEEPER = ['GET /support/desk', 'POST /support/offices', 'POST /support/offices/{office}/certificates',
  'GET /support/offices/{office}/counts'];

const query = (path) => (path.endsWith('/counts') ? '?from=2018-01&to=2018-12' : '');
const at = (path, ids) => path.replace(/\{(\w+)\}/g, (_, name) => ids[name]);

export async function rightsWalk(town) {
  await test('whoever is no member finds nothing of the sealed part, the same as where there is nothing', async () => {
    const admin = await town.person('quantri.1');
    const { paths } = await admin.get('/openapi.json');
    const routes = Object.entries(paths)
      .map(([path, methods]) => [path.replace(/^\/api\/v1/, ''), methods])
      .filter(([path]) => path.startsWith('/support'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path]));
    holds(routes.length >= 18, `only ${routes.length} routes of the sealed part are described`);

    const member = await town.person('hotro.1');
    const { office } = await officeOf(member);
    const { records } = await member.get(`/support/offices/${office}/records`);
    const real = { office, record: records[0].record, part: 'care' };
    const none = { office: 'ab'.repeat(office.length / 2), record: 'cd'.repeat(16), part: 'care' };
    const bodies = { open: { records: [real.record] } };
    // The member does get them: the ids are right.
    equal((await member.send('GET', `/support/records/${real.record}/readers`)).status, 200, 'a member asks');
    equal((await member.send('POST', `/support/offices/${office}/open`, bodies.open)).status, 200, 'a member opens');

    for (const login of OUTSIDERS) {
      const who = await town.person(login);
      for (const [method, path] of routes) {
        const route = `${method} ${path}`;
        if (OPEN.includes(route) || (login === 'hotro.phutrach' && KEEPER.includes(route))) continue;
        const body = method === 'GET' ? undefined : (bodies[path.split('/').pop()] ?? {});
        const ask = async (ids) => {
          const answer = await who.send(method, at(path, ids) + query(path), body, method === 'PUT' ? 1 : undefined);
          return [answer.status, await answer.text()];
        };
        const [status, text] = await ask(real);
        equal(status, 404, `${login}: ${route}`);
        equal(text, (await ask(none))[1], `${login}: ${route}, beside where there is nothing`);
      }
    }
  });

  await test('of what is open, an outsider gets public keys and words only; the keeper numbers', async () => {
    for (const login of OUTSIDERS) {
      const { offices, ...words } = await (await town.person(login)).get('/support/offices');
      equal(Object.keys(words).sort(), ['consent_months', 'outcomes', 'send_for', 'services'], `${login}: what is told`);
      for (const one of offices)
        holds(Object.keys(one).every((k) => ['office', 'purpose', 'name', 'certificates', 'within_hours', 'local'].includes(k)),
          `${login}: what is told of an office: ${Object.keys(one)}`);
    }
    const keeper = await town.person('hotro.phutrach');
    const desk = await officeOf(keeper);
    for (const secret of ['wrap', 'team', 'rosters']) holds(!desk[secret]?.length, `the keeper's desk has ${secret}`);
    const counts = await keeper.get(`/support/offices/${desk.office}/counts?from=2018-01&to=2018-12`);
    holds(!/[0-9a-f]{32}/.test(JSON.stringify(counts)), 'an id among the numbers');
  });
  await test('somebody else signs in on the same machine: what one typed is not filed under the other\'s name', async () => {
    const page = await town.page('tanlap.congan');
    await page.goto(`${town.url}/phieu-gioi-thieu`);
    await page.locator('form').waitFor();
    await permitted(page, 'Có, đã hỏi và người đó đồng ý cho liên hệ');
    await person(page);
    await page.context().addCookies([cookieOf(await town.person('tanlap.truongcongan'))]); // the same unit, who may file for it
    await press(page, 'Niêm phong và gửi');
    await page.locator('[data-state="session-end"]').waitFor();
    equal(town.wire.writes(/^\/support\/referrals$/).pop().status, 401, 'the filing');
    await page.context().close();
  });
}
