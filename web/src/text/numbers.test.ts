import { describe, expect, test } from 'vitest';
import { formatNumber, parseNumber, readable } from './numbers';

describe('a number as it is typed or pasted', () => {
  test.each([
    ['', 'whole', null],
    ['  ', 'whole', null],
    ['0', 'whole', 0],
    ['12', 'whole', 12],
    ['1.234', 'whole', 1234],
    ['1,234', 'whole', 1234],
    ['1 234', 'whole', 1234],
    ['1\u00a0234', 'whole', 1234],
    ['1.234,00', 'whole', 1234],
    ['1,234.00', 'whole', 1234],
    ['3,0', 'whole', 3],
    ['007', 'whole', 7],
    ['-4', 'whole', -4],
    ['15.000.000 đ', 'money', 15000000],
    ['15.000.000 đồng', 'money', 15000000],
    ['1.234,5', 'decimal', '1234.5'],
    ['1,234.5', 'decimal', '1234.5'],
    ['12,5', 'decimal', '12.5'],
    ['12.5', 'decimal', '12.5'],
    ['1.234', 'decimal', '1234'],
    ['1,234', 'decimal', '1.234'],
    ['0,5', 'decimal', '0.5'],
    ['0.125', 'decimal', '0.125'],
    ['12,50', 'decimal', '12.5'],
  ] as const)('%j as %s is %j', (text, type, value) => {
    expect(parseNumber(text, type)).toEqual({ ok: true, value });
  });

  test.each([
    ['ba', 'whole', 'number.not'],
    ['1e3', 'whole', 'number.not'],
    ['-', 'whole', 'number.not'],
    ['đ', 'money', 'number.not'],
    ['12.', 'whole', 'number.not'],
    ['12,5', 'whole', 'number.whole'],
    ['12.34.5', 'whole', 'number.ambiguous'],
    ['1.23,456.7', 'decimal', 'number.ambiguous'],
    ['0,12345', 'decimal', 'number.places'],
    ['9007199254740993', 'whole', 'number.large'],
  ] as const)('%j as %s is refused: %s', (text, type, fault) => {
    expect(parseNumber(text, type)).toEqual({ ok: false, fault });
  });
});

test.each([
  [0, '0'],
  [1234567, '1.234.567'],
  ['12.5', '12,5'],
  ['-0.5', '-0,5'],
  ['1234.5', '1.234,5'],
])('%j is shown as %j', (value, text) => expect(formatNumber(value)).toBe(text));

test.each([
  ['18.5185', '18.5'],
  ['100', '100'],
  ['0.04', '0'],
])('a computed %s is read as %s', (value, text) => expect(readable(value)).toBe(text));
