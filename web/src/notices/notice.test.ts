import { expect, test } from 'vitest';
import type { Notice, Obligation, Whom } from '../api/types';
import { noticeHref, noticeText } from './notice';

const obligation = {
  id: 7,
  form: { id: 'bao-cao', title: { vi: 'Báo cáo' } },
  unit: { id: 1, slug: 'ea-tam', name: 'Phường Ea Tam' },
  period: { code: '2018-Q2', label: { vi: 'Quý II/2018' } },
  record: null,
  next: ['write'],
} as unknown as Obligation;

const notice = (late_days: number, whom: Whom, by: { name: string } | null = null, o = obligation): Notice =>
  ({ id: 1, kind: 'reminder', at: '', read_at: null, obligation: o, reminder: { whom, by, late_days } }) as Notice;

test.each([
  [notice(-3, 'officer'), 'Báo cáo, Quý II/2018: còn 3 ngày đến hạn'],
  [notice(0, 'officer'), 'Báo cáo, Quý II/2018: hôm nay là ngày cuối'],
  [notice(1, 'head'), 'Báo cáo, Quý II/2018: quá hạn 1 ngày'],
  [notice(3, 'checker'), 'Phường Ea Tam: Báo cáo, Quý II/2018: quá hạn 3 ngày'],
  [notice(4, 'officer', { name: 'Chị Hoa' }), 'Chị Hoa nhắc. Báo cáo, Quý II/2018: quá hạn 4 ngày'],
  [
    { id: 2, kind: 'mail', at: '', read_at: null } as Notice,
    'Máy chủ thư từ chối địa chỉ của đồng chí. Sửa địa chỉ ở Cài đặt cá nhân.',
  ],
  [
    { id: 4, kind: 'excision', at: '', read_at: null } as Notice,
    'Có nội dung được đề nghị cắt bỏ, chờ lãnh đạo xác nhận.',
  ],
  [
    {
      id: 3,
      kind: 'delegation',
      at: '',
      read_at: null,
      delegation: { from: { display_name: 'Anh Dũng' }, first: '2018-07-09', last: '2018-07-20' },
    } as Notice,
    'Anh Dũng ủy quyền cho đồng chí từ 09/07/2018 đến 20/07/2018. Xem và nhận ở Cài đặt cá nhân.',
  ],
])('a notice reads %#', (one, text) => expect(noticeText(one)).toBe(text));

test('a notice leads to what is to be done', () => {
  expect(noticeHref(notice(0, 'officer'))).toBe('/nghia-vu/7');
  expect(noticeHref(notice(3, 'checker'))).toBe('/tong-hop/bao-cao/2018-Q2');
  expect(noticeHref(notice(1, 'head', null, { ...obligation, record: { id: 5, version: 1 } }))).toBe('/bao-cao/5');
  expect(noticeHref(notice(1, 'head', null, { ...obligation, next: [] }))).toBeNull();
});
