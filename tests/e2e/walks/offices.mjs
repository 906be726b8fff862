// The forms beside the ward's own: a ward's Women's Union and the city union, the broadcaster, the city police, the
// province; then a report asked for outside the rhythm, and a difficulty on its way to an answer.
import { SIZES } from '../city.mjs';
import { equal, test } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { confirm, picture, saved, signIn, typeFigure } from '../steps.mjs';

const answer = (page, path) => page.evaluate(async (p) => (await fetch(`/api/v1${p}`)).json(), path);
const record = (page) => new URL(page.url()).pathname;
const id = (path) => path.split('/').pop();

// Finds a report in "Việc của tôi" as a person does, by its name.
async function find(city, login, name, cell) {
  const page = await signIn(city, login);
  await page.getByRole('link', { name }).first().click();
  await page.locator(`#cell-${cell}`).waitFor();
  return page;
}
async function nothingElse(page) {
  await page.getByRole('button', { name: 'Không phát sinh' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Ghi 0 cho/ }).click();
}
async function explain(page) {
  for (let left = 20; left > 0; left -= 1) {
    const button = page.getByRole('button', { name: 'Giải trình', exact: true }).first();
    if (!(await button.isVisible().catch(() => false))) return;
    await button.click();
    await page.getByRole('dialog').getByRole('textbox').fill('Đã rà soát, số liệu đúng như đã nhập.');
    await page.getByRole('dialog').getByRole('button').filter({ hasText: /Lưu|Giải trình|Xong/ }).last().click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}
async function press(page, button, done) {
  await page.getByRole('button', { name: button, exact: true }).click();
  await confirm(page, button);
  await page.getByText(done).first().waitFor();
}
async function as(city, login, path, button, done) {
  const page = await signIn(city, login);
  await page.goto(city.url + path);
  await press(page, button, done);
  await page.context().close();
}
// The report as a Word and an Excel file, and how it prints.
async function papers(page, name) {
  for (const file of ['report.docx', 'report.xlsx']) {
    const size = await page.evaluate(async (path) => {
      const got = await fetch(path);
      return got.ok ? (await got.arrayBuffer()).byteLength : got.status;
    }, `/api/v1/records/${id(record(page))}/${file}`);
    if (size < 2000) throw new Error(`${file}: ${size}`);
  }
  await page.emulateMedia({ media: 'print' });
  await picture(page, `in-${name}`, { fullPage: true });
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(SIZES.PHONE);
  await healthy(page, `${name} on a phone`);
  await page.setViewportSize(SIZES.DESK);
}

export default async function officesWalk(city) {
  await test("a ward's Women's Union fills in and sends; the city union has it in its own report at once", async () => {
    const officer = await find(city, 'eatam.phunu', /Báo cáo của Hội Phụ nữ phường, xã, Quý II\/2018/, 'pn-buoi');
    const path = record(officer);
    await nothingElse(officer);
    await typeFigure(officer, 'pn-buoi', 3);
    await typeFigure(officer, 'pn-luot-nguoi', 90);
    await typeFigure(officer, 'pn-buoi-gia-dinh', 4);
    await officer.getByRole('button', { name: 'Kiểm tra số liệu' }).click();
    await officer.getByText('nằm trong tổng số buổi nên không thể nhiều hơn').filter({ visible: true }).first().waitFor();
    await typeFigure(officer, 'pn-buoi-gia-dinh', 2);
    await saved(officer);
    await explain(officer);
    await press(officer, 'Trình lãnh đạo', 'Đã trình lãnh đạo.');
    await healthy(officer, 'a presented union report');
    await papers(officer, 'hoi-phu-nu');
    await officer.context().close();
    await as(city, 'eatam.truongphunu', path, 'Ký và gửi', 'Đã ký và gửi.');

    const union = await find(city, 'phunu.canbo', /Báo cáo của Hội Liên hiệp Phụ nữ thành phố, Quý II\/2018/, 'hp-buoi');
    const own = record(union);
    const before = (await answer(union, `/records/${id(own)}`)).cells['hp-buoi'] ?? 0;
    await as(city, 'phunu.canbo', path, 'Phê duyệt', 'Đã phê duyệt.');
    equal((await answer(union, `/records/${id(own)}`)).cells['hp-buoi'] - before, 3, 'what the branch adds');
    await union.reload();
    await union.locator('#cell-hp-buoi').waitFor();
    await healthy(union, "the city union's report");
    await papers(union, 'hoi-phu-nu-thanh-pho');
    await union.context().close();
  });

  await test('the broadcaster fills in, signs and sends; the Labour office accepts', async () => {
    const officer = await find(city, 'dai.canbo', /Báo cáo của Đài Truyền thanh - Truyền hình thành phố, Quý II\/2018/, 'pt-tin-bai');
    const path = record(officer);
    await nothingElse(officer);
    for (const [cell, value] of [['pt-tin-bai', 12], ['pt-luot-phat', 40], ['pt-phut', 160], ['pt-phuong-xa', 18]])
      await typeFigure(officer, cell, value);
    await officer.getByLabel('Tác hại của mại dâm', { exact: true }).check();
    await officer.getByLabel('Địa chỉ hỗ trợ', { exact: true }).check();
    await saved(officer);
    await explain(officer);
    await press(officer, 'Trình lãnh đạo', 'Đã trình lãnh đạo.');
    await papers(officer, 'dai');
    await officer.context().close();
    await as(city, 'dai.lanhdao', path, 'Ký và gửi', 'Đã ký và gửi.');
    await as(city, 'ldtbxh.canbo', path, 'Phê duyệt', 'Đã phê duyệt.');
  });

  await test('from the wards’ reports to each consolidated report of the period, under its own name', async () => {
    const page = await signIn(city, 'ldtbxh.canbo');
    await page.goto(`${city.url}/tong-hop/bao-cao-phuong-xa/2018-Q2`);
    const links = page.locator('.buttons a');
    await links.filter({ hasText: /^Báo cáo tổng hợp của thành phố$/ }).waitFor();
    const { items } = await answer(page, '/obligations?scope=mine&period=2018-Q2');
    for (const link of await links.all()) {
      const name = await link.textContent();
      const address = await link.getAttribute('href');
      const led = items.find((o) => address === (o.record ? `/bao-cao/${o.record.id}` : `/nghia-vu/${o.id}`));
      equal(led?.form.title.vi, name, 'the report behind the link');
    }
    await healthy(page, 'the wards’ reports with their consolidations');
    await picture(page, 'tong-hop-lien-ket');
    await page.setViewportSize(SIZES.PHONE);
    await picture(page, 'tong-hop-lien-ket-360');
    await page.context().close();
  });

  await test('the city police add what they did themselves; both levels add up in front of them', async () => {
    const officer = await find(city, 'catp.canbo', /Báo cáo tổng hợp của Công an thành phố, Tháng 6\/2018/, 'tp-canh-cao');
    const path = record(officer);
    await nothingElse(officer);
    for (const [cell, value] of [['tp-canh-cao', 2], ['tp-phat-tien', 3], ['tp-nguoi-ban', 4], ['tp-nguoi-mua', 1],
      ['tp-tien-phat', 3_000_000], ['tp-gt-de-nghi', 4]])
      await typeFigure(officer, cell, value);
    await saved(officer);
    const { cells } = await answer(officer, `/records/${id(path)}`);
    equal(cells['tc-phat-tien'], cells['ct-phat-tien'] + 3, 'people fined at both levels');
    equal(cells['tc-tien-phat'], cells['ct-tien-phat'] + 3_000_000, 'fines at both levels');
    const shown = await officer.locator('#cell-tc-phat-tien').textContent();
    equal(Number(shown.replace(/\D/g, '')), cells['tc-phat-tien'], 'the sum on the screen');
    await explain(officer);
    await press(officer, 'Trình lãnh đạo', 'Đã trình lãnh đạo.');
    await papers(officer, 'cong-an-thanh-pho');
    await officer.context().close();
    await as(city, 'catp.lanhdao', path, 'Ký và gửi', 'Đã ký và gửi.');
    await as(city, 'ldtbxh.canbo', path, 'Phê duyệt', 'Đã phê duyệt.');

    // An event that the city police handled itself: only its own flash form is offered.
    const flash = await signIn(city, 'catp.canbo');
    await flash.getByRole('button', { name: 'Lập báo cáo nhanh' }).click();
    await flash.getByLabel('Ngày xảy ra').fill('1/7/2018');
    equal(await flash.getByRole('dialog').getByLabel('Biểu', { exact: true }).count(), 0, 'forms to choose from');
    await flash.getByRole('button', { name: 'Mở biểu' }).click();
    await flash.getByRole('heading', { name: /Báo cáo nhanh của Công an thành phố/ }).waitFor();
    await flash.context().close();
  });

  await test('the province reads, prints and sends back; the Labour office sends again', async () => {
    const receiver = await signIn(city, 'so.tiepnhan');
    const { items } = await answer(receiver, '/obligations?scope=checking&form=bao-cao-tinh&period=2018-Q1');
    equal(items[0]?.state, 'accepted', 'the first quarter of the province');
    const path = `/bao-cao/${items[0].record.id}`;
    await receiver.goto(city.url + path);
    await receiver.locator('#cell-bt-tt-buoi').waitFor();
    await healthy(receiver, 'the report at the province');
    await papers(receiver, 'tinh');
    await receiver.getByRole('button', { name: 'Mở lại', exact: true }).click();
    await receiver.getByRole('dialog').getByRole('textbox').fill('Bổ sung phương hướng kỳ tới.');
    await confirm(receiver, 'Mở lại');
    await receiver.getByText('Đã mở lại').first().waitFor();
    await receiver.context().close();

    const officer = await signIn(city, 'ldtbxh.canbo');
    await officer.goto(city.url + path);
    await officer.locator('#cell-bt-phuong-huong').fill('Tăng truyền thông tại khu trọ.');
    await officer.locator('#cell-bt-phuong-huong').press('Tab');
    await saved(officer);
    await explain(officer);
    await press(officer, 'Trình lãnh đạo', 'Đã trình lãnh đạo.');
    await officer.context().close();
    await as(city, 'ldtbxh.lanhdao', path, 'Ký và gửi', 'Đã ký và gửi.');
    await as(city, 'so.tiepnhan', path, 'Phê duyệt', 'Đã phê duyệt.');
  });

  await test('a report asked for outside the rhythm: asked, known, answered in words, followed', async () => {
    const office = await signIn(city, 'ldtbxh.canbo');
    await office.getByRole('link', { name: /Yêu cầu báo cáo/ }).first().click();
    await office.getByRole('button', { name: 'Yêu cầu báo cáo' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('Cần báo cáo gì, một dòng').fill('Tình hình khu trọ công nhân');
    await dialog.getByLabel('Nội dung yêu cầu').fill('Nêu việc đã làm trong tháng 6.');
    await dialog.getByLabel('Biểu', { exact: true }).selectOption({ label: 'Báo cáo theo yêu cầu' });
    await dialog.getByLabel('Hạn nộp').fill('6/7/2018');
    await dialog.getByLabel('Phường Tân Thành', { exact: true }).check();
    await dialog.getByLabel('Phường Tự An', { exact: true }).check();
    await healthy(office, 'asking for a report');
    await picture(office, 'yeu-cau-bao-cao');
    await dialog.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await office.getByRole('link', { name: /Tình hình khu trọ công nhân/ }).click();
    await office.getByText('0/2 đã gửi').waitFor();
    const directive = record(office);

    const ward = await signIn(city, 'tanthanh.canbo');
    await ward.getByText(/Yêu cầu: Tình hình khu trọ công nhân, hạn 06\/07\/2018/).first().waitFor();
    await ward.goto(city.url + directive);
    await ward.getByRole('button', { name: 'Xác nhận đã biết' }).click();
    await ward.getByText(/đã biết \d/).first().waitFor();
    await healthy(ward, 'what was asked');
    await ward.getByRole('link', { name: 'Lập báo cáo' }).click();
    await ward.locator('#cell-tl-ket-qua').fill('Đã kiểm tra 6 khu trọ, phát 120 tờ rơi.');
    await ward.locator('#cell-tl-ket-qua').press('Tab');
    await saved(ward);
    const path = record(ward);
    await press(ward, 'Trình lãnh đạo', 'Đã trình lãnh đạo.');
    await ward.context().close();
    await as(city, 'tanthanh.lanhdao', path, 'Ký và gửi', 'Đã ký và gửi.');
    await office.reload();
    await office.getByText('1/2 đã gửi').waitFor();
    await healthy(office, 'following what was asked');
    await office.context().close();
  });

  await test('a difficulty that comes with a report is answered by the office that can', async () => {
    const ward = await signIn(city, 'tanloi.canbo');
    const { items } = await answer(ward, '/obligations?scope=mine&form=bao-cao-phuong-xa&period=2018-Q1');
    await ward.goto(`${city.url}/bao-cao/${items.find((i) => i.record).record.id}`);
    await ward.getByRole('button', { name: 'Nêu khó khăn, kiến nghị' }).click();
    const dialog = ward.getByRole('dialog');
    await dialog.getByLabel('Cơ quan trả lời').selectOption({ label: 'Phòng Y tế' });
    await dialog.getByLabel('Tóm tắt một dòng').fill('Cần người nói chuyện về sức khỏe');
    await dialog.getByLabel('Nội dung', { exact: true }).fill('Gọi số 0905 123 456 để hẹn.');
    await dialog.getByRole('button', { name: 'Gửi', exact: true }).click();
    await dialog.getByText('Có vẻ là số điện thoại').first().waitFor();
    await dialog.getByLabel('Nội dung', { exact: true }).fill('Đề nghị cử người nói chuyện cho khoảng 60 công nhân.');
    await dialog.getByRole('button', { name: 'Gửi', exact: true }).click();
    await ward.getByRole('link', { name: /Cần người nói chuyện về sức khỏe/ }).click();
    await ward.getByText('Chờ trả lời').first().waitFor();
    const petition = record(ward);
    await healthy(ward, 'a difficulty');

    const office = await signIn(city, 'yte.canbo');
    await office.getByRole('link', { name: /Khó khăn, kiến nghị/ }).first().click();
    await office.getByText(/Chờ đơn vị tôi trả lời \(\d+\)/).waitFor();
    await picture(office, 'kien-nghi');
    await office.getByRole('link', { name: /Cần người nói chuyện về sức khỏe/ }).click();
    await office.getByRole('button', { name: 'Trả lời', exact: true }).click();
    await office.getByRole('dialog').getByLabel('Nội dung', { exact: true }).fill('Ngày 12/7, hội trường phường.');
    // The ward takes it back at the same moment: what the office typed stays in front of it.
    const person = await city.person('tanloi.canbo');
    const { version } = await person.get(`/petitions/${id(petition)}`);
    await person.post(`/petitions/${id(petition)}/close`, { text: 'Đã tự hẹn được.' }, version);
    await confirm(office, 'Trả lời');
    await office.locator('#error-summary').waitFor();
    equal(await office.getByRole('dialog').getByLabel('Nội dung', { exact: true }).inputValue(),
      'Ngày 12/7, hội trường phường.', 'what was typed');
    await office.context().close();
    await ward.reload();
    await ward.getByText('Đã khép').first().waitFor();
    await ward.context().close();
  });
}
