// co-quan-doan-the.md: the health office, which also answers what a ward asks. Ward: Tân Thành.
import { test } from '../../harness.mjs';
import { saved } from '../../steps.mjs';
import { Newcomer } from './newcomer.mjs';

const REPORT = 'Báo cáo của Phòng Y tế, Quý II/2018';

export async function agency(city) {
  await test('guide: an agency reports and answers with only the guide', async () => {
    const ward = await city.person('tanthanh.canbo');
    const { offices } = await ward.get('/petitions');
    await ward.post('/petitions', { kind: 'proposal', title: 'Cần người nói chuyện về sức khỏe',
      text: 'Đề nghị cử người nói chuyện cho khoảng 60 công nhân.', addressee: offices.find((one) => one.slug === 'phong-y-te').id });
    const me = await Newcomer.arrive(city, 'co-quan-doan-the');
    await me.signIn('yte.canbo');
    await (await me.row(REPORT, 'Nhập số liệu')).click();
    await me.page.getByRole('button', { name: 'Không phát sinh' }).waitFor();
    await me.picture('co-quan-bao-cao', 'Không phát sinh');
    await me.nothingElse();
    await saved(me.page);
    await me.press('Kiểm tra số liệu');
    await me.explainAll();
    await me.present();
    await me.press('Khó khăn, kiến nghị');
    await me.sees('Chờ đơn vị tôi trả lời');
    await me.page.getByRole('link', { name: /Cần người nói chuyện/ }).click();
    await me.sees('Chuyển cơ quan khác');
    await me.press('Trả lời');
    await me.fill('Nội dung', 'Ngày 12/7, hội trường phường.');
    await me.picture('co-quan-tra-loi', 'Trả lời');
    await me.press('Trả lời');
    await me.page.getByText('Đã trả lời.').first().waitFor();

    await me.signIn('yte.lanhdao');
    await me.sees('Chờ đồng chí ký');
    await (await me.row(REPORT, 'Xem và ký')).click();
    await me.sees('Trả lại cán bộ');
    await me.signAndSend('co-quan-ky');
    await me.press('Tệp và thao tác khác');
    await me.sees('Tải Word');
    await me.sees('Tải PDF');
    await me.signIn('phunu.canbo');
    await me.sees('Tổng hợp và phê duyệt');
    await me.leave();
  });
}
