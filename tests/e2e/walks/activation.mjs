// A new plan comes into force on a screen, in a city of its own because it changes the plan: a broken folder, a proposal,
// the second person's yes, and a ward whose draft was begun on the older form.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { City, SIZES } from '../city.mjs';
import { binary, equal, holds, root, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { PASSWORD } from '../person.mjs';
import { becomes, confirm, openReport, picture, saved, typeFigure } from '../steps.mjs';

const WARDS = 'forms/bao-cao-phuong-xa.yaml';
const EVENING = `      - id: tt-buoi-toi
        title: { vi: Số buổi tổ chức buổi tối, en: Sessions held in the evening }
        type: whole
        time: sum
        units: sum
        clauses: [II.2.a]
`;

export default async function activationWalk() {
  const folder = mkdtempSync(join(tmpdir(), 'hoanhap-plan-'));
  const plan = join(folder, 'ke-hoach-moi');
  cpSync(join(root, 'programmes', 'buon-ma-thuot-2018'), plan, { recursive: true });
  const edit = (change) => {
    const path = join(plan, WARDS);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const city = await City.start();
  try {
    const first = await city.page('quantri.1');
    await first.goto(`${city.url}/ke-hoach`);
    const check = async () => {
      await first.locator('#folder').setInputFiles(plan);
      await first.getByText(/^Đã đọc \d+ tệp\.$/).waitFor();
      await first.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
    };

    await test('a broken plan shows every mistake as the command line does, and changes nothing', async () => {
      await first.getByText('kế hoạch đầu tiên của thành phố mẫu').waitFor();
      await first.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
      await first.locator('#error-summary').waitFor();
      edit((text) => text.replace('      - id: tt-chu-de\n', `${EVENING.replace('II.2.a', 'II.99.a')}      - id: tt-chu-de\n`));
      await check();
      await first.getByRole('heading', { name: 'Kế hoạch có 1 lỗi' }).waitFor();
      const shown = await first.locator('.diagnostics li').allInnerTexts();
      const said = spawnSync(binary, ['plan', 'check', plan]).stderr.toString().trim().split('\n');
      equal([...shown].sort(), [...said].sort(), 'diagnostics');
      await looked(first, 'ke-hoach-loi');
      holds((await first.getByRole('button', { name: 'Đề nghị kích hoạt' }).count()) === 0, 'nothing to propose');
    });

    // A ward is in the middle of its report: one figure has arrived, one has not.
    const { page: ward } = await openReport(city, 'eatam.canbo');
    await typeFigure(ward, 'tt-buoi', 41);
    await saved(ward);
    ward.breaks = true;
    await ward.route('**/draft', (route) => route.abort('internetdisconnected'));
    await typeFigure(ward, 'tt-luot-nguoi', 1234);
    await ward.getByText(/^\s*Chờ gửi: 1 ô/).filter({ visible: true }).first().waitFor();

    await test('a changed form is seen with its effect and proposed; the same person cannot confirm', async () => {
      edit((text) => text.replace('II.99.a', 'II.2.a'));
      await check();
      await first.getByText('bao-cao-phuong-xa.tt-buoi-toi: mới').waitFor();
      const row = first.getByRole('row', { name: /Bản nháp theo phiên bản cũ/ });
      holds(Number(await row.locator('td').innerText()) >= 1, 'open drafts are counted');
      await first.getByText(/^Xem từng bản nháp/).click();
      await first.getByText(/^Báo cáo kết quả của phường, xã, Quý II\/2018, .*Ea Tam$/).waitFor();
      await looked(first, 'ke-hoach-tac-dong');
      await first.getByRole('button', { name: 'Đề nghị kích hoạt' }).click();
      await first.getByRole('heading', { name: 'Chờ xác nhận' }).waitFor();
      await first.getByText('Bạn đã đề nghị; một quản trị khác phải xác nhận.').waitFor();
      equal(await first.getByRole('button', { name: 'Xác nhận kích hoạt' }).count(), 0, 'buttons to confirm');
    });

    const second = await city.page('quantri.2');
    await test('the second administrator is told, reads the same effect and confirms with their password', async () => {
      await second.goto(`${city.url}/thong-bao`);
      await second.getByRole('link', { name: /Có kế hoạch mới chờ quản trị thứ hai xác nhận/ }).click();
      await second.getByRole('heading', { name: 'Chờ xác nhận' }).waitFor();
      await second.getByText('bao-cao-phuong-xa.tt-buoi-toi: mới').waitFor();
      await looked(second, 'ke-hoach-cho');
      await second.getByRole('button', { name: 'Xác nhận kích hoạt' }).click();
      await confirm(second, 'Xác nhận kích hoạt');
      await second.locator('#error-summary').waitFor();
      await second.getByLabel('Mật khẩu của bạn').fill('khong-phai-mat-khau');
      await confirm(second, 'Xác nhận kích hoạt');
      await second.getByText('Mật khẩu hiện tại chưa đúng.').first().waitFor();
      await picture(second, 'ke-hoach-mat-khau');
      await second.getByLabel('Mật khẩu của bạn').fill(PASSWORD);
      await confirm(second, 'Xác nhận kích hoạt');
      await second.getByText(/Quản trị mẫu thứ nhất đề nghị, Quản trị mẫu thứ hai xác nhận\.$/).waitFor();
      await second.getByRole('heading', { name: 'Các lần trước' }).waitFor();
      await looked(second, 'ke-hoach-xong');
      const saving = second.waitForEvent('download');
      await second.getByRole('button', { name: 'Tải tệp vị trí lưu số liệu' }).click();
      holds(readFileSync(await (await saving).path(), 'utf8').includes('tt-buoi-toi'), 'the lock knows the new slot');
      equal(second.faults, [], 'errors behind confirming');
      const { plan: now } = await (await city.person('eatam.canbo')).get('/session');
      holds((await second.locator('.in-force').innerText()).includes(now.hash.slice(0, 12)), 'the hash in force');
    });

    await test("the ward's open draft of the older version stands beside the new form", async () => {
      await ward.unroute('**/draft');
      await ward.reload();
      const box = ward.locator('section[aria-labelledby=leftover]');
      await box.getByRole('heading', { name: 'Phần đồng chí đã nhập theo biểu cũ' }).waitFor();
      equal(await box.locator('tbody th').allInnerTexts(), ['Số lượt người dự'], 'what had not arrived');
      await ward.getByText('Báo cáo này bắt đầu theo phiên bản cũ của biểu.').first().waitFor();
      equal(await ward.locator('#cell-tt-buoi').inputValue(), '41', 'what had arrived');
      await looked(ward, 'ke-hoach-nhap-cu');
      await box.getByRole('button', { name: 'Dùng số này' }).click();
      await typeFigure(ward, 'tt-buoi-toi', 3);
      await saved(ward);
      const officer = await city.person('eatam.canbo');
      const id = new URL(ward.url()).pathname.split('/').pop();
      await becomes(async () => {
        const { cells, fits } = await officer.get(`/records/${id}`);
        return [cells['tt-buoi'], cells['tt-luot-nguoi'], cells['tt-buoi-toi'], fits];
      }, [41, 1234, 3, true], 'the report under the new plan');
    });
  } finally {
    await city.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

// Healthy and photographed, on a desk and on a phone.
async function looked(page, name) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await healthy(page, `${name} at ${viewport.width}`, { files: true });
    await picture(page, `${name}-${size.toLowerCase()}`, { fullPage: true });
  }
  await page.setViewportSize(SIZES.DESK);
}
