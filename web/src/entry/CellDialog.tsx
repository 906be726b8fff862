import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { say, t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary, type Fault } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Figure } from '../ui/Figure';
import type { Findings } from './problems';
import type { EntryStore } from './store';
import { parse, same, show, textFault } from './values';

// Everything about one cell (Alt+G): its help, what it was computed from, the explanation of its warnings, a note.
export function CellDialog(props: {
  store: EntryStore;
  found: ReadonlySignal<Findings>;
  element: string;
  onClose: () => void;
}) {
  const { store, onClose } = props;
  const element = store.cell(props.element)?.element;
  const warnings = props.found.value.warnings.filter((w) => w.check && w.elements.includes(props.element));
  const [note, setNote] = useState(store.notes.peek()[props.element] ?? '');
  const [texts, setTexts] = useState<Record<string, string>>(
    Object.fromEntries(warnings.map((w) => [w.check ?? '', w.explained])),
  );
  const sources = store.report.value.sources?.[props.element] ?? [];
  const correction = useCorrection(store, props.element);
  const form = useForm(
    () => {
      const all: [string, string][] = [['note', note], ...Object.entries(texts)];
      const personal = all.flatMap(([id, text]) => {
        const fault = textFault(text);
        return fault ? [{ target: id, text: fault }] : [];
      });
      return [...personal, ...correction.check()];
    },
    async () => {
      correction.save();
      for (const w of warnings) {
        const text = (texts[w.check ?? ''] ?? '').trim();
        if (w.check && text !== w.explained && missing('x', text, 'x').length === 0) store.explain(w.check, text);
      }
      if (note.trim() !== (store.notes.peek()[props.element] ?? '')) store.note(props.element, note.trim());
      onClose();
    },
  );
  if (!element) return null;
  return (
    <Dialog title={t('note.title', { cell: say(element.title) })} onClose={onClose}>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        {element.help && <p>{say(element.help)}</p>}
        {sources.length > 0 && (
          <details open>
            <summary>
              {t('note.sources')} ({sources.length})
            </summary>
            <ul>
              {sources.map((s) => (
                <li key={`${s.form} ${s.unit.id}`}>
                  {s.unit.name}: <Figure element={element} cell={s.value} />
                </li>
              ))}
            </ul>
          </details>
        )}
        {store.writable.value ? (
          <>
            {warnings.map((w) => (
              <Field
                key={w.check}
                label={`${t('explain.label')}: ${w.text}`}
                id={w.check ?? ''}
                hint={t('explain.hint')}
                error={form.fault(w.check ?? '')}
              >
                {(given) => (
                  <textarea
                    {...given}
                    rows={3}
                    value={texts[w.check ?? '']}
                    onInput={(e) => setTexts({ ...texts, [w.check ?? '']: e.currentTarget.value })}
                  />
                )}
              </Field>
            ))}
            {correction.possible && <CorrectionFields correction={correction} fault={form.fault} />}
            <Field label={t('note.label')} id="note" error={form.fault('note')}>
              {(given) => <textarea {...given} rows={3} value={note} onInput={(e) => setNote(e.currentTarget.value)} />}
            </Field>
            <button type="submit" class="primary">
              {t('word.save')}
            </button>
          </>
        ) : (
          note && <p>“{note}”</p>
        )}
      </form>
    </Dialog>
  );
}

// In a longer report a figure is the sum of the shorter ones; to differ from it takes a value and a reason.
function useCorrection(store: EntryStore, id: string) {
  const element = store.cell(id)?.element;
  const now = store.kept.corrections[id] ?? store.report.peek().corrections?.[id] ?? null;
  const [value, setValue] = useState(element && now ? show(element, now.value) : '');
  const [reason, setReason] = useState(now?.reason ?? '');
  const possible = Boolean(element && !element.from && store.writable.peek() && store.computed(element));
  const parsed = element && possible ? parse(element, value) : null;
  return {
    possible,
    value,
    setValue,
    reason,
    setReason,
    sum: element ? show(element, now?.computed ?? store.cell(id)?.value.peek()) || '–' : '',
    check(): Fault[] {
      if (!parsed) return [];
      if (!parsed.ok) return [{ target: 'correct-value', text: parsed.fault }];
      if (parsed.value === null) return [];
      const personal = textFault(reason, 1000);
      return [
        ...missing('correct-reason', reason, t('reason.empty')),
        ...(personal ? [{ target: 'correct-reason', text: personal }] : []),
      ];
    },
    save() {
      if (!parsed?.ok) return;
      if (parsed.value === null) {
        if (now) store.correct(id, null);
      } else if (!now || !same(now.value, parsed.value) || now.reason !== reason.trim()) {
        store.correct(id, { value: parsed.value, reason: reason.normalize('NFC').trim() });
      }
    },
  };
}

function CorrectionFields(props: {
  correction: ReturnType<typeof useCorrection>;
  fault: (id: string) => string | undefined;
}) {
  const c = props.correction;
  return (
    <fieldset>
      <legend>{t('correct.title')}</legend>
      <Field label={t('correct.value', { sum: c.sum })} id="correct-value" error={props.fault('correct-value')}>
        {(given) => (
          <input
            {...given}
            inputMode="decimal"
            autocomplete="off"
            value={c.value}
            onInput={(e) => c.setValue(e.currentTarget.value)}
          />
        )}
      </Field>
      <Field
        label={t('correct.reason')}
        id="correct-reason"
        hint={t('explain.hint')}
        error={props.fault('correct-reason')}
      >
        {(given) => (
          <textarea {...given} rows={2} value={c.reason} onInput={(e) => c.setReason(e.currentTarget.value)} />
        )}
      </Field>
    </fieldset>
  );
}
