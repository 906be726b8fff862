import { expect, test } from 'vitest';
import { excisePath, kindAt, placeOf } from './subject';

test.each([
  ['record', '/bao-cao/17', '/cat-bo/bao-cao/17'],
  ['obligation', '/nghia-vu/17', '/cat-bo/nghia-vu/17'],
  ['petition', '/kien-nghi/17', '/cat-bo/kien-nghi/17'],
  ['directive', '/yeu-cau/17', '/cat-bo/yeu-cau/17'],
] as const)('%s stands at %s, its excisions at %s', (kind, place, path) => {
  expect(placeOf(kind, 17)).toBe(place);
  expect(excisePath(kind, 17)).toBe(path);
  expect(kindAt(path.split('/')[2] ?? '')).toBe(kind);
});

test('no other place has texts', () => expect(kindAt('nguoi-dung')).toBeNull());
