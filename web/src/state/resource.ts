import { type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { online } from '../api/client';
import { isProblem, Problem } from '../api/problem';
import { clockNow } from '../text/dates';

// Something loaded from the server, with the states every screen shows (reference frontend §5.2). A reload that fails keeps
// what was there and says how old it is; where nothing was there yet, `recall` may know what the server last said.

export interface Loaded<T> {
  data: T | null;
  at: string; // when `data` came, on this machine's clock
  old: boolean; // `data` is from an earlier visit
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
type Recall<T> = () => Promise<{ data: T; at: string } | null>;

const PATIENCE = 3_000; // then what the server last said is better than nothing

export function resource<T>(load: (signal: AbortSignal) => Promise<T>, recall?: Recall<T>): Resource<T> {
  const state = signal<Loaded<T>>({ data: null, at: '', old: false, loading: true, problem: null });
  let abort: AbortController | null = null;
  const remind = async (mine: AbortController) => {
    const old = state.peek().data === null ? await recall?.() : null;
    if (old && abort === mine && state.peek().data === null) state.value = { ...state.peek(), ...old, old: true };
  };
  const reload = async () => {
    abort?.abort();
    const mine = new AbortController();
    abort = mine;
    state.value = { ...state.peek(), loading: true, problem: null };
    const patience = setTimeout(() => void remind(mine), PATIENCE);
    try {
      const data = await load(mine.signal);
      if (abort === mine) state.value = { data, at: clockNow(), old: false, loading: false, problem: null };
    } catch (cause) {
      if (abort !== mine) return;
      const stopped = (cause as Error).name === 'AbortError';
      const problem = isProblem(cause) ? cause : new Problem(-1, stopped ? 'cancelled' : 'page', '', '');
      if (problem.passing) await remind(mine);
      if (abort === mine) state.value = { ...state.peek(), loading: false, problem };
    } finally {
      clearTimeout(patience);
    }
  };
  return {
    state,
    reload,
    cancel: () => abort?.abort(),
    put: (data) => {
      state.value = { data, at: clockNow(), old: false, loading: false, problem: null };
    },
  };
}

// Loads when first shown (at once: an effect would wait for the next picture, which takes long on an old PC), whenever `key`
// changes, and again when the network is back after it was missed.
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  recall?: Recall<T>,
): Resource<T> {
  const made = useMemo(() => {
    const fresh = resource(load, recall);
    void fresh.reload();
    return fresh;
  }, [key]);
  useEffect(() => {
    const back = online.subscribe((there) => {
      if (there && made.state.peek().problem?.offline) void made.reload();
    });
    return () => {
      back();
      made.cancel();
    };
  }, [made]);
  return made;
}
