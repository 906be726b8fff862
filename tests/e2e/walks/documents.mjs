// The city's consolidated report leaves as Word and Excel with the sums one gets by hand, and says who is missing (S4: it
// stays printed on the output). First quarter, settled.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { equal, holds, pictures, root, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { fromMenu, picture } from '../steps.mjs';

const rows = (file, sheet) =>
  JSON.parse(execFileSync('/usr/bin/python3', [join(root, 'tests', 'e2e', 'sheet.py'), 'read', file, sheet], { encoding: 'utf8' }));
// A paragraph a line, as somebody reads it.
const paragraphs = (file) =>
  execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('</w:p>')
    .map((part) => part.replace(/<[^>]*>/g, '').trim());

// What the city adds up, and from which cell of the wards.
const SUMS = { 'th-tt-buoi': 'tt-buoi', 'th-tt-luot-nguoi': 'tt-luot-nguoi', 'th-kt-co-so': 'kt-co-so', 'th-ht-tu-van': 'ht-tu-van' };
const point = new Intl.NumberFormat('vi-VN');

export default async function documentsWalk(city) {
  const office = await city.person('ldtbxh.canbo');
  const { items } = await office.get('/obligations?scope=mine&period=2018-Q1');
  const owed = items.find((item) => item.form.id === 'tong-hop-thanh-pho');
  const report = await office.get(`/records/${owed.record.id}`);
  const { forms } = await office.get('/plan');
  const title = (id) => forms.find((form) => form.id === 'tong-hop-thanh-pho').elements.find((e) => e.id === id).title.vi;

  await test('the consolidated report: Excel and Word hold the sums made by hand, and name the missing unit', async () => {
    // By hand: every ward that stands behind the report, its own figure, added up here.
    const behind = new Set(report.sources_list.filter((s) => s.form === 'bao-cao-phuong-xa').map((s) => s.unit.slug));
    const wards = (await office.get('/consolidation?form=bao-cao-phuong-xa&period=2018-Q1')).rows.filter((row) => behind.has(row.unit.slug));
    equal(wards.length, behind.size, 'the wards behind the report');
    const sums = Object.entries(SUMS).map(([city, ward]) => [city, wards.reduce((sum, row) => sum + (row.cells[ward] ?? 0), 0)]);

    const page = await city.page('ldtbxh.canbo');
    await page.goto(`${city.url}/bao-cao/${owed.record.id}`);
    await page.locator('table.sheet').waitFor();
    await page.getByText(/^Thiếu \d+ đơn vị: .*Phường Tân An/).waitFor();
    await healthy(page, 'the consolidated report');
    await picture(page, 'bao-cao-tong-hop');
    const files = {};
    for (const [button, name] of [['Tải Excel', 'tong-hop.xlsx'], ['Tải Word', 'tong-hop.docx']]) {
      const [file] = await Promise.all([page.waitForEvent('download'), fromMenu(page, button)]);
      files[name] = join(pictures, name);
      await file.saveAs(files[name]);
    }
    const sheet = rows(files['tong-hop.xlsx'], 'Báo cáo');
    const text = paragraphs(files['tong-hop.docx']);
    for (const [id, sum] of sums) {
      equal(sheet.find((row) => row[1] === title(id))?.[3], sum, `Excel, ${title(id)}`);
      const at = text.indexOf(title(id));
      equal(text[at + 2], point.format(sum), `Word, ${title(id)}`);
    }
    holds(JSON.stringify(sheet).includes('Phường Tân An'), 'Excel does not name the missing ward');
    holds(text.join(' ').includes('Phường Tân An'), 'Word does not name the missing ward');
    holds(text.includes('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), 'Word has no national name');
    equal(page.faults, [], 'errors behind the documents');
    await page.context().close();
  });
}
