import { useState } from 'preact/hooks';
import { isProblem } from '../api/problem';
import type { Fault } from '../ui/ErrorSummary';
import { problemWords } from '../ui/states';

// A small form: checks here first, then sends, and puts what the server refuses beside its field.
export interface Form {
  busy: boolean;
  turn: number;
  faults: Fault[];
  fault: (id: string) => string | undefined;
  submit: (e: Event) => void;
}

export function useForm(check: () => Fault[], send: () => Promise<void>, explain = problemWords): Form {
  const [busy, setBusy] = useState(false);
  const [turn, setTurn] = useState(0);
  const [faults, setFaults] = useState<Fault[]>([]);
  const submit = async (e: Event) => {
    e.preventDefault();
    if (busy) return;
    const local = check();
    setFaults(local);
    setTurn((n) => n + 1);
    if (local.length > 0) return;
    setBusy(true);
    try {
      await send();
      setFaults([]);
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      const named = problem.fields.map(({ field, detail }) => ({ target: field, text: detail }));
      setFaults(named.length > 0 ? named : [{ target: null, text: explain(problem) }]);
      setTurn((n) => n + 1);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    turn,
    faults,
    fault: (id) => faults.find((f) => f.target === id)?.text,
    submit: (e) => void submit(e),
  };
}

export const missing = (target: string, value: string, text: string): Fault[] =>
  value.trim() === '' ? [{ target, text }] : [];
