import type { Move } from './navigate';

// Which key does what, as a table that a test and the help dialog can read. `reading`: the cursor is on a cell; `typing`:
// letters have replaced its content; `editing`: F2 or a second click put the caret inside.
export type Mode = 'reading' | 'typing' | 'editing';
export type Kind = 'number' | 'date' | 'text' | 'select' | 'ticks' | 'read';

export type Command =
  | { do: 'move'; to: Move; extend?: boolean }
  | { do: 'edit' | 'cancel' | 'clear' | 'undo' | 'redo' | 'help' | 'note' | 'all' }
  | null; // the browser's own behaviour

export interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

const ARROWS: Record<string, Move> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
const PAGES: Record<string, Move> = { PageUp: 'page-up', PageDown: 'page-down', Home: 'home', End: 'end' };

export function command(e: Key, mode: Mode, kind: Kind): Command {
  if (e.isComposing) return null; // Telex and other input methods own the key
  const ctrl = e.ctrlKey || e.metaKey;
  if (e.altKey) return e.key.toLowerCase() === 'g' ? { do: 'note' } : null;
  if (e.key === 'Tab') return { do: 'move', to: e.shiftKey ? 'tab-back' : 'tab' };
  if (e.key === 'F2') return { do: 'edit' };
  if (e.key === 'Escape') return mode === 'reading' ? null : { do: 'cancel' };
  if (e.key === 'Enter') return enter(e, ctrl, mode, kind);
  return mode === 'reading' ? reading(e, ctrl, kind) : inside(e, mode, kind);
}

function enter(e: Key, ctrl: boolean, mode: Mode, kind: Kind): Command {
  // In a text that is being written Enter is a new line; Tab or Ctrl+Enter goes on.
  if (kind === 'text' && mode !== 'reading' && !ctrl) return null;
  return { do: 'move', to: e.shiftKey ? 'enter-back' : 'enter' };
}

function inside(e: Key, mode: Mode, kind: Kind): Command {
  // Up and Down never change a number; Left and Right move the caret.
  const vertical = e.key === 'ArrowUp' || e.key === 'ArrowDown';
  if (vertical && (kind === 'number' || kind === 'date')) return { do: 'move', to: ARROWS[e.key] as Move };
  if (vertical && kind === 'select' && mode === 'typing') return { do: 'move', to: ARROWS[e.key] as Move };
  return null;
}

function reading(e: Key, ctrl: boolean, kind: Kind): Command {
  const arrow = ARROWS[e.key];
  if (arrow) {
    if (kind === 'ticks' && !e.shiftKey && (arrow === 'left' || arrow === 'right')) return null;
    return e.shiftKey ? { do: 'move', to: arrow, extend: true } : { do: 'move', to: arrow };
  }
  if (ctrl && e.key === 'Home') return { do: 'move', to: 'first' };
  if (ctrl && e.key === 'End') return { do: 'move', to: 'last' };
  const page = PAGES[e.key];
  if (page) return { do: 'move', to: page };
  if (ctrl) {
    const letter = e.key.toLowerCase();
    if (letter === 'z') return { do: e.shiftKey ? 'redo' : 'undo' };
    if (letter === 'y') return { do: 'redo' };
    if (letter === 'a') return { do: 'all' };
    return null;
  }
  if (e.key === 'Delete' || e.key === 'Backspace') return { do: 'clear' };
  if (e.key === '?' && kind !== 'text') return { do: 'help' };
  return null;
}
