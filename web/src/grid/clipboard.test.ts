import { expect, test } from 'vitest';
import { formatBlock, parseBlock } from './clipboard';

test.each([
  ['3', [['3']]],
  ['3\n4\n', [['3'], ['4']]],
  [
    '3\t4\r\n5\t6\r\n',
    [
      ['3', '4'],
      ['5', '6'],
    ],
  ],
  ['3\t\t5', [['3', '', '5']]],
  ['"a\nb"\t2', [['a\nb', '2']]],
  ['"nói ""có"""\t1', [['nói "có"', '1']]],
  ['tổ "Hoa Mai"\t1', [['tổ "Hoa Mai"', '1']]],
  ['"lẻ\t1', [['"lẻ', '1']]],
  ['\n3', [[''], ['3']]],
])('%j', (text, rows) => expect(parseBlock(text)).toEqual(rows));

test('what is copied comes back', () => {
  const rows = [
    ['1', 'a\tb'],
    ['nói "có"', ''],
  ];
  expect(parseBlock(formatBlock(rows))).toEqual(rows);
});
