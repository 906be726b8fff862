import { expect, test } from 'vitest';
import { findPersonalData } from './personal';

test.each([
  ['Liên hệ 0905 123 456', 'telephone'],
  ['gọi +84905123456', 'telephone'],
  ['CMND 240123456', 'identity_number'],
  ['số 066 185 001 234', 'identity_number'],
  ['sinh ngày 2/9/2015', 'birth_date'],
  ['ngày 1-1-1990', 'birth_date'],
  ['Công văn ngày 27/4/2018', null],
  ['kinh phí 125.000.000 đồng', null],
  ['1.250.000.000', null],
  ['tổ 12, có 35 buổi', null],
])('%j: %j', (text, found) => expect(findPersonalData(text)).toBe(found));
