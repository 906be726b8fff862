// The plan changes while a machine is away: a real folder, its two administrators, `plan activate`, and a ward's officer whose
// form is another one on return.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, equal, pictures, root, test } from '../../harness.mjs';
import { healthy } from '../../health.mjs';
import { PASSWORD, Person } from '../../person.mjs';
import { typeFigure } from '../../steps.mjs';
import { Desk } from './desk.mjs';
import { away, figure } from './walk.mjs';
import { startWire } from './wire.mjs';

// A data folder that is no demo, and the server on it, as often as it is started.
class Town {
  folder = mkdtempSync(join(tmpdir(), 'hoanhap-town-'));
  data = join(this.folder, 'data');
  plan = join(this.folder, 'plan');

  constructor() {
    cpSync(join(root, 'tests', 'plan-small'), this.plan, { recursive: true });
  }
  async serve() {
    this.child = spawn(binary, ['serve', '--data', this.data, '--plan', this.plan, '--web', join(root, 'web', 'dist'),
      '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    this.url = await new Promise((resolve, reject) => {
      const hear = (d) => {
        said += d;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
        if (found) setTimeout(() => resolve(found[0]), 200); // the codes follow the address
      };
      this.child.stdout.on('data', hear);
      this.child.stderr.on('data', hear);
      this.child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
    });
    return said;
  }
  async rest() {
    if (this.child?.exitCode !== null) return;
    this.child.kill('SIGTERM');
    await new Promise((resolve) => this.child.once('exit', resolve));
  }
  async end() {
    await this.rest();
    rmSync(this.folder, { recursive: true, force: true });
  }
  activate() {
    const input = ['quantri.1', PASSWORD, 'quantri.2', PASSWORD, ''].join('\n');
    execFileSync(binary, ['plan', 'activate', this.plan, '--data', this.data], { input, stdio: ['pipe', 'ignore', 'pipe'] });
  }
  change(file, edit) {
    const path = join(this.plan, file);
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
    execFileSync(binary, ['plan', 'check', '--write-lock', this.plan], { stdio: 'ignore' });
  }
  async redeem(code, rest = {}) {
    const person = new Person(this.url);
    person.session = await person.post('/invitations/redeem', { code, password: PASSWORD, ...rest });
    return person;
  }
  // From an empty folder to a ward with its head and an officer who may sign in.
  async found() {
    const codes = (await this.serve()).match(/^ {2}\S{30,}$/gm).map((code) => code.trim());
    const administrators = [];
    for (const [i, code] of codes.entries())
      administrators.push(await this.redeem(code, { login: `quantri.${i + 1}`, display_name: `Quản trị ${i + 1}` }));
    await this.rest();
    this.activate();
    await this.serve();
    const [one, two] = await Promise.all([1, 2].map((n) => Person.signIn(this.url, `quantri.${n}`)));
    const invite = async (login, role, second) => {
      const half = await one.post('/people/invitations', { unit: 'phuong-mot', display_name: login, login, role });
      const other = await second.post(`/grants/${half.id}/confirm`);
      return this.redeem(`${half.code}-${other.code}`);
    };
    const head = await invite('mot.lanhdao', 'head', two);
    return invite('mot.canbo', 'officer', head);
  }
}

export async function plan(only) {
  const name = 'the plan changed while away: what was typed stands beside the new form, to be used or left';
  if (!name.includes(only)) return;
  await test(name, async () => {
    const town = new Town();
    let desk;
    let wire;
    try {
      await town.found();
      wire = await startWire(town.url);
      desk = await Desk.open(wire);
      await desk.signIn('mot.canbo');
      const { page } = desk;
      await page.getByRole('link', { name: /Báo cáo của phường, Quý I\/2018/ }).first().click();
      await typeFigure(page, 'buoi', 4);
      await page.getByText(/^\s*Đã lưu \d/).first().waitFor();
      await desk.pull();
      await typeFigure(page, 'nguoi', 120);
      await typeFigure(page, 'nu', 600); // more than the new form takes
      await typeFigure(page, 'diem', '7,5'); // no longer asked for
      await page.locator('#cell-ghi-chu').fill('Mưa nhiều, ít buổi.');
      await page.locator('#cell-buoi').click();
      await away(page);

      await town.rest();
      town.change('forms/bao-cao.yaml', (text) =>
        text
          .replace(/.*id: diem.*\n/, '')
          .replace(/(id: nu,.*?units: sum,)/, '$1 max: 500,')
          .replace(/(.*id: ghi-chu)/, '      - { id: to-roi, title: { vi: Số tờ rơi, en: Leaflets }, type: whole, time: sum, units: sum, clauses: [A.b] }\n$1'));
      town.activate();
      await town.serve();
      wire.lead(town.url);
      await desk.back();

      const box = page.locator('section[aria-labelledby=leftover]');
      await box.getByRole('heading', { name: 'Phần đồng chí đã nhập theo biểu cũ' }).waitFor();
      const lines = await box.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((c) => c.innerText)));
      equal(lines, [
        ['Số người dự', '120', '–', 'Dùng số này'],
        ['Trong đó nữ', '600', '–', 'biểu mới không có ô này'],
        ['Điểm tự chấm', '7,5', '–', 'biểu mới không có ô này'],
        ['Ghi chú', 'Mưa nhiều, ít buổi.', '–', 'Dùng số này'],
      ], 'side by side');
      equal(await figure(page, 'buoi'), '4', 'what had arrived before');
      equal(await figure(page, 'nguoi'), '', 'nothing goes by itself');
      await healthy(page, 'side by side');
      await page.screenshot({ path: join(pictures, 'ngoai-tuyen-bieu-moi.png') });
      await box.getByRole('button', { name: 'Dùng cả 2 ô' }).click();
      await typeFigure(page, 'to-roi', 50);
      await page.getByText(/^\s*Đã lưu \d/).first().waitFor();
      await page.reload(); // what was not used still stands there
      await box.getByText('7,5').waitFor();
      await box.getByRole('button', { name: 'Bỏ phần này khỏi máy' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Bỏ phần này khỏi máy' }).click();
      await desk.nothingUnsent();
      const officer = await Person.signIn(town.url, 'mot.canbo');
      const { cells } = await officer.get(`/records/${new URL(page.url()).pathname.split('/').pop()}`);
      equal([cells.buoi, cells.nguoi, cells['to-roi'], cells['ghi-chu'], cells.nu ?? null],
        [4, 120, 50, 'Mưa nhiều, ít buổi.', null], 'the report under the new plan');
      equal(page.faults, [], 'errors behind the page');
    } catch (error) {
      await desk?.page.screenshot({ path: join(pictures, 'failed-offline-plan.png') }).catch(() => {});
      throw error;
    } finally {
      await desk?.end();
      wire?.stop();
      await town.end();
    }
  });
}
