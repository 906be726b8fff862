// The session ends under an open report: sign in over it, no cell is lost (frontend §5.2). And signing out is real.
// Ward: Hòa Thuận.
import { equal, holds, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { PASSWORD, Person } from '../person.mjs';
import { arrived, openReport, reads, typeFigure } from '../steps.mjs';

export default async function sessionWalk(city) {
  const mine = await Person.signIn(city.url, 'hoathuan.canbo');
  const { id, page } = await openReport(city, mine);
  const dialog = page.getByRole('dialog', { name: 'Đăng nhập lại để làm tiếp' });

  await test('session end: signing in over the page, what was typed is sent', async () => {
    await page.waitForLoadState('networkidle'); // what the page still wanted to know would meet the ended session first
    await mine.del('/session');
    await typeFigure(page, 'tt-buoi', 6);
    await dialog.getByText('Phiên làm việc đã hết. Số liệu chưa gửi vẫn còn.').waitFor();
    equal(await reads(page, 'tt-buoi'), '6', 'the cell behind the dialog');
    await dialog.locator('#again').fill('sai-mat-khau-roi');
    await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await dialog.getByText(/chưa đúng/).first().waitFor();
    await healthy(page, 'a wrong password over the page');
    await dialog.locator('#again').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await arrived(await city.person('hoathuan.canbo'), id, { 'tt-buoi': 6 });
    await typeFigure(page, 'tt-luot-nguoi', 90);
    await arrived(await city.person('hoathuan.canbo'), id, { 'tt-luot-nguoi': 90 });
  });

  await test('signing out ends the session at the server, and the page forgets who was here', async () => {
    const cookies = await page.context().cookies();
    const before = cookies.find((cookie) => cookie.name.startsWith('__Host-'));
    holds(before, 'no session cookie');
    await page.getByText('Cán bộ mẫu Hòa Thuận').first().click();
    // The page forgets at once; the server has ended the session when it has answered.
    const ended = page.waitForResponse((r) => r.request().method() === 'DELETE' && r.url().endsWith('/api/v1/session'));
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await ended;
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    const old = new Person(city.url);
    old.cookie = `${before.name}=${before.value}`;
    equal(await old.status('/session'), 401, 'the old cookie');
    await page.reload();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    equal(page.faults, [], 'errors behind the session');
  });
  await page.context().close();
}
