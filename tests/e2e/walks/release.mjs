// A period is released as a whole, by who checks the form, and nobody else (design §1): before, totals of people are not
// shown to others; after, they are, the small ones hidden. Form: the ward police's report of April.
import { equal, holds, test } from '../harness.mjs';
import { healthy } from '../health.mjs';

const FORM = 'cong-an-thang';
const PERIOD = '2018-04';
const RELEASE = 'Chốt và công bố kỳ';

export default async function releaseWalk(city) {
  const leader = await city.person('ubnd.lanhdao');
  const people = (await leader.get('/plan')).forms.find((form) => form.id === FORM).elements.filter((e) => e.people).map((e) => e.id);
  const table = () => leader.get(`/overview/table?form=${FORM}&period=${PERIOD}`);

  await test('release: offered to who checks, refused to everybody else', async () => {
    const receiver = await city.page('ubnd.tiepnhan');
    await receiver.goto(`${city.url}/tong-hop/bao-cao-phuong-xa/2018-Q2`);
    await receiver.locator('table.totals').waitFor();
    equal(await receiver.getByRole('button', { name: RELEASE }).count(), 0, 'the button for a receiver without the right');
    await receiver.context().close();
    for (const login of ['ubnd.tiepnhan', 'ubnd.lanhdao', 'thangloi.canbo', 'catp.lanhdao']) {
      const answer = await (await city.person(login)).send('POST', '/releases', { form: FORM, period: PERIOD });
      holds([403, 404].includes(answer.status), `${login} may release: ${answer.status}`);
    }
    equal((await table()).rows.every((row) => people.every((id) => row.cells[id]?.hidden === 'chưa công bố' || row.cells[id] == null)), true,
      'counts of people before the release are hidden from a leader');
  });

  await test('release: asked once more, then everybody sees the period, small counts hidden', async () => {
    const page = await city.page('catp.canbo');
    await page.goto(`${city.url}/tong-hop/${FORM}/${PERIOD}`);
    await page.getByRole('button', { name: RELEASE }).click();
    const dialog = page.getByRole('dialog', { name: RELEASE });
    await dialog.getByText(/Sau khi chốt không rút lại được/).waitFor();
    await dialog.getByText(/^Còn thiếu \d+ đơn vị/).waitFor();
    await healthy(page, 'the question before a release');
    await dialog.getByRole('button', { name: RELEASE }).click();
    await page.getByText(/^Đã chốt và công bố \d\d:\d\d 02\/07\/2018$/).waitFor();
    equal(page.faults, [], 'errors behind the release');
    await page.context().close();

    const { rows } = await table();
    const cells = rows.flatMap((row) => people.map((id) => row.cells[id]));
    holds(cells.some((cell) => cell?.hidden === '<5'), 'no small count is hidden: nothing was tested');
    equal(cells.filter((cell) => cell?.hidden === 'chưa công bố'), [], 'cells still not released');
    holds(cells.some((cell) => typeof cell === 'number'), 'no count is shown');
    equal(cells.filter((cell) => typeof cell === 'number' && cell >= 1 && cell <= 4), [], 'counts of 1 to 4 people');
    const seen = await city.page('ubnd.lanhdao');
    await seen.goto(`${city.url}/tong-quan/bang/${FORM}/${PERIOD}`);
    await seen.getByText('<5').first().waitFor();
    await healthy(seen, 'the released table');
    await seen.context().close();
  });
}
