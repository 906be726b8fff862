// What was typed about somebody is looked for in everything the server wrote, said, sent or holds (design, promise 1). It has
// to be nowhere; a text of the same kind that the server does hold has to be found in each of these places, or the search is
// blind. tests/sealed/canary_test.py does it for what a program of the sender sends.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binary, equal, holds, test } from '../../harness.mjs';
import { ask } from './asking.mjs';
import { Search, filesIn, memoryOf, unpacked } from './search.mjs';
import { desk, entry, openCase } from './steps.mjs';
import { CANARY } from './town.mjs';

const KNOWN = 'Cán bộ Công an mẫu Tân Lập'; // a display name: the server holds it, and says it to whoever may ask
const EVERYONE = ['tanlap.congan', 'tanlap.canbo', 'ldtbxh.canbo', 'ubnd.lanhdao', 'quantri.1', 'giamsat', 'hotro.1', 'hotro.phutrach'];

// Everything that can be fetched without naming something: lists, overviews, calendars, the audit trail, the exports.
async function everythingFetched(town) {
  const { paths } = await (await town.person('quantri.1')).get('/openapi.json');
  const year = 'from=2018-01&to=2018-12&period=2018-Q3&form=bao-cao-phuong-xa&scope=mine';
  for (const login of EVERYONE) {
    const person = await town.person(login);
    for (const [path, methods] of Object.entries(paths))
      if (methods.get && !path.includes('{')) await person.bytes(`${path.replace('/api/v1', '')}?${year}`).catch(() => {});
  }
  const officer = await town.person('tanlap.canbo');
  const { id } = await officer.report('bao-cao-phuong-xa', '2018-Q3');
  for (const file of ['report.docx', 'report.xlsx']) await officer.bytes(`/records/${id}/${file}`);
}

// A core as a crash would leave it; null where there is no gcore.
function coreOf({ pid, folder }) {
  if (!existsSync('/usr/bin/gcore')) return null;
  const file = join(folder, 'core');
  execFileSync('gcore', ['-o', file, String(pid)], { stdio: 'ignore' });
  const bytes = readFileSync(`${file}.${pid}`);
  rmSync(`${file}.${pid}`);
  return bytes;
}

export async function canaryWalk(town) {
  const { server, wire } = town;

  await test('the search finds a text in every form, and nothing where there is none', async () => {
    const search = new Search(CANARY);
    for (const [name, text] of Object.entries(CANARY)) {
      const utf8 = Buffer.from(text);
      const forms = [utf8, Buffer.from(text, 'utf16le'), Buffer.from(JSON.stringify(text)), Buffer.from(encodeURIComponent(text)),
        Buffer.from(text.normalize('NFD')), Buffer.from(utf8.toString('hex'))];
      for (const lead of ['', 'x', 'xy']) forms.push(Buffer.from(Buffer.from(`${lead}${text}z`).toString('base64')));
      for (const form of forms)
        equal(search.in(Buffer.concat([Buffer.alloc(1000), form])), [name], `${name} as ${form.toString('latin1')}`);
    }
    equal(search.in(Buffer.from('Chim đậu cành, ngõ 77, 0999')), [], 'in another text');
  });

  await test('what was typed and read in browsers is in no file, log, answer, export, backup, memory or core', async () => {
    // Asked for and answered once more, so that this is fresh in memory.
    const { page: asking, code } = await ask(town);
    await asking.context().close();
    const member = await desk(town, 'hotro.1');
    await openCase(member, CANARY.name);
    await entry(member, 'Thêm ghi chú', (dialog) => dialog.getByLabel('Ghi chú').fill(`${CANARY.words}, ${CANARY.address}`));
    const [exported] = await Promise.all([
      member.waitForEvent('download'), member.getByRole('button', { name: 'Xuất bản niêm phong' }).click(),
    ]);
    await everythingFetched(town);
    execFileSync(binary, ['backup', '--data', join(server.folder, 'data'), '--to', join(server.folder, 'backup')], { stdio: 'ignore' });

    const bodies = wire.sent.flatMap((row) => [Buffer.from(`${row.path}\n${row.body}`), ...unpacked(row.answer)]);
    const places = {
      'the data folder': [...filesIn(join(server.folder, 'data'))],
      'the backup': [...filesIn(join(server.folder, 'backup'))],
      'what went over the network': bodies,
      'a report as a Word file': wire.sent.filter((r) => r.path.endsWith('report.docx')).flatMap((r) => [...unpacked(r.answer)]),
      'memory': [...memoryOf(server.pid)],
    };
    const core = coreOf(server);
    if (core) places['a core'] = [core];
    else console.log('     (no gcore here: no core was looked at)');
    const said = [Buffer.from(server.said())];
    const sealed = [readFileSync(await exported.path())];
    const codes = { code, 'code without hyphens': code.replaceAll('-', '') }; // only its hash is known until it is used
    const search = new Search({ ...CANARY, ...codes, ...town.secrets, KNOWN });
    for (const [place, parts] of Object.entries({ ...places, 'the log': said, 'the sealed export': sealed })) {
      const found = search.inAll(parts);
      equal(found.filter((name) => name !== 'KNOWN'), [], `found in ${place}`);
      if (!['the log', 'the sealed export', 'a report as a Word file'].includes(place))
        holds(found.includes('KNOWN'), `the search is blind in ${place}`);
    }
    const control = new Search({ path: '127.0.0.1', format: 'hoanhap-sealed-record-1', title: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' });
    equal([said, sealed, places['a report as a Word file']].map((parts) => control.inAll(parts)),
      [['path'], ['format'], ['title']], 'what a log, an export and a report do say');
    equal(member.faults, [], 'errors behind the desk');
    await member.context().close();
  });
}
