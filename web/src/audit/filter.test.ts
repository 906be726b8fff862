import { expect, test } from 'vitest';
import { faults, NOTHING, queryOf } from './filter';

const words = { notADay: 'no day', backwards: 'backwards' };

test('nothing chosen asks for everything', () => {
  expect(queryOf(NOTHING)).toBe('');
  expect(faults(NOTHING, words)).toEqual([]);
});

test('days are typed as people write them and sent as the server reads them', () => {
  const filter = { ...NOTHING, from: '1/6/2018', to: '30.6.2018', action: 'record.sent', unit: '4', who: '12' };
  expect(faults(filter, words)).toEqual([]);
  expect(queryOf(filter)).toBe('from=2018-06-01&to=2018-06-30&action=record.sent&unit=4&who=12');
});

test('what is no day, and days the wrong way round, are said beside their field', () => {
  expect(faults({ ...NOTHING, from: '31/2/2018' }, words)).toEqual([{ target: 'from', text: 'no day' }]);
  expect(faults({ ...NOTHING, to: 'hôm qua' }, words)).toEqual([{ target: 'to', text: 'no day' }]);
  expect(faults({ ...NOTHING, from: '2/6/2018', to: '1/6/2018' }, words)).toEqual([
    { target: 'to', text: 'backwards' },
  ]);
});
