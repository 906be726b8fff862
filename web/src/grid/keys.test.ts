import { describe, expect, test } from 'vitest';
import { type Command, command, type Kind, type Mode } from './keys';

const press = (text: string, mode: Mode, kind: Kind): Command => {
  const parts = text.split('+');
  const has = (name: string) => parts.includes(name);
  return command(
    {
      key: parts.at(-1) ?? '',
      ctrlKey: has('Ctrl'),
      metaKey: false,
      shiftKey: has('Shift'),
      altKey: has('Alt'),
      isComposing: has('IME'),
    },
    mode,
    kind,
  );
};
const name = (c: Command) => (c === null ? 'browser' : c.do === 'move' ? `${c.extend ? 'extend ' : ''}${c.to}` : c.do);

describe('what a key does', () => {
  test.each([
    ['ArrowDown', 'reading', 'number', 'down'],
    ['ArrowDown', 'typing', 'number', 'down'],
    ['ArrowUp', 'editing', 'number', 'up'],
    ['ArrowLeft', 'reading', 'number', 'left'],
    ['ArrowLeft', 'typing', 'number', 'browser'],
    ['ArrowLeft', 'editing', 'number', 'browser'],
    ['Shift+ArrowDown', 'reading', 'number', 'extend down'],
    ['Enter', 'reading', 'number', 'enter'],
    ['Enter', 'typing', 'number', 'enter'],
    ['Shift+Enter', 'typing', 'number', 'enter-back'],
    ['Tab', 'typing', 'number', 'tab'],
    ['Shift+Tab', 'reading', 'number', 'tab-back'],
    ['F2', 'reading', 'number', 'edit'],
    ['Escape', 'typing', 'number', 'cancel'],
    ['Escape', 'reading', 'number', 'browser'],
    ['Delete', 'reading', 'number', 'clear'],
    ['Delete', 'typing', 'number', 'browser'],
    ['Ctrl+z', 'reading', 'number', 'undo'],
    ['Ctrl+z', 'typing', 'number', 'browser'],
    ['Ctrl+Shift+Z', 'reading', 'number', 'redo'],
    ['Ctrl+y', 'reading', 'number', 'redo'],
    ['Ctrl+End', 'reading', 'number', 'last'],
    ['Alt+g', 'typing', 'number', 'note'],
    ['?', 'reading', 'number', 'help'],
    ['?', 'reading', 'text', 'browser'],
    ['?', 'typing', 'number', 'browser'],
    ['Enter', 'editing', 'text', 'browser'],
    ['Ctrl+Enter', 'editing', 'text', 'enter'],
    ['ArrowDown', 'editing', 'text', 'browser'],
    ['ArrowDown', 'reading', 'text', 'down'],
    ['ArrowRight', 'reading', 'ticks', 'browser'],
    ['ArrowDown', 'reading', 'select', 'down'],
    ['ArrowDown', 'editing', 'select', 'browser'],
    ['IME+Enter', 'typing', 'number', 'browser'],
    ['a', 'reading', 'number', 'browser'],
  ] as [string, Mode, Kind, string][])('%s while %s a %s: %s', (key, mode, kind, does) => {
    expect(name(press(key, mode, kind))).toBe(does);
  });
});
