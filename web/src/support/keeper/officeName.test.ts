import { expect, test } from 'vitest';
import { nameFaults } from './OfficeName';

// A certificate holds 240 bytes; a Vietnamese letter takes up to three.
test('a name is refused where the certificate could not hold it', () => {
  expect(nameFaults('name', 'Bộ phận hỗ trợ (mẫu), 01 Đường Mẫu, điện thoại 0900000000')).toEqual([]);
  expect(nameFaults('name', 'ệ'.repeat(80))).toEqual([]);
  expect(nameFaults('name', 'ệ'.repeat(81))).toMatchObject([{ target: 'name' }]);
  expect(nameFaults('name', 'ệ'.normalize('NFD').repeat(80))).toEqual([]); // signed as NFC
  expect(nameFaults('name', ' ')).toMatchObject([{ target: 'name' }]);
});
