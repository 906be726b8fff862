import { expect, test } from 'vitest';
import { daysBetween, formatDate, formatInstant, formatMoment, parseDate } from './dates';

test.each([
  ['27/4/2018', '2018-04-27'],
  ['27-4-2018', '2018-04-27'],
  ['27.04.2018', '2018-04-27'],
  [' 27 / 4 / 2018 ', '2018-04-27'],
  ['2018-04-27', '2018-04-27'],
  ['29/2/2020', '2020-02-29'],
  ['29/2/2018', null],
  ['31/2/2018', null],
  ['4/27/2018', null],
  ['27/4/18', null],
  ['hôm nay', null],
])('%j is %j', (text, date) => expect(parseDate(text)).toBe(date));

test('dates are shown day first', () => {
  expect(formatDate('2018-04-07')).toBe('07/04/2018');
  expect(formatInstant('2018-04-27T14:05:00+07:00')).toBe('14:05 27/04/2018');
  expect(formatMoment('2018-04-27T14:05:09+07:00')).toBe('27/04/2018 14:05:09');
  expect(daysBetween('2018-04-26', '2018-05-01')).toBe(5);
});
