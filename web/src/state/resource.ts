import { type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { isProblem, Problem } from '../api/problem';
import { clockNow } from '../text/dates';

// Something loaded from the server, with the states every screen shows (reference frontend §5.2). A reload that fails keeps
// what was there and says how old it is.

export interface Loaded<T> {
  data: T | null;
  at: string; // when `data` came, on this machine's clock
  loading: boolean;
  problem: Problem | null;
}
export interface Resource<T> {
  state: Signal<Loaded<T>>;
  reload: () => Promise<void>;
  cancel: () => void;
  // After a write whose answer is the new state of the thing.
  put: (data: T) => void;
}

export function resource<T>(load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const state = signal<Loaded<T>>({ data: null, at: '', loading: true, problem: null });
  let abort: AbortController | null = null;
  const reload = async () => {
    abort?.abort();
    const mine = new AbortController();
    abort = mine;
    state.value = { ...state.peek(), loading: true, problem: null };
    try {
      const data = await load(mine.signal);
      if (abort === mine) state.value = { data, at: clockNow(), loading: false, problem: null };
    } catch (cause) {
      if (abort !== mine) return;
      const stopped = (cause as Error).name === 'AbortError';
      const problem = isProblem(cause) ? cause : new Problem(-1, stopped ? 'cancelled' : 'page', '', '');
      state.value = { ...state.peek(), loading: false, problem };
    }
  };
  return {
    state,
    reload,
    cancel: () => abort?.abort(),
    put: (data) => {
      state.value = { data, at: clockNow(), loading: false, problem: null };
    },
  };
}

// Loads when first shown and whenever `key` changes.
export function useResource<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const made = useMemo(() => resource(load), [key]);
  useEffect(() => {
    void made.reload();
    return made.cancel;
  }, [made]);
  return made;
}
