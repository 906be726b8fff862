import { type ReadonlySignal, useSignal } from '@preact/signals';
import { say, t } from '../i18n';
import { StepDialog } from '../ui/StepDialog';
import type { Findings } from './problems';
import type { EntryStore } from './store';

// Doubts that don't stop a report, but want an explanation before it is presented.
export function Warnings({
  store,
  found,
  onGo,
}: {
  store: EntryStore;
  found: ReadonlySignal<Findings>;
  onGo: (element: string) => void;
}) {
  const open = useSignal<string | null>(null);
  const { warnings } = found.value;
  if (warnings.length === 0) return null;
  const editing = warnings.find((w) => w.check === open.value);
  const close = () => {
    open.value = null;
  };
  return (
    <section class="summary warn warnings" aria-labelledby="warnings-title">
      <h2 id="warnings-title">{t('warn.title', { n: warnings.length })}</h2>
      <ul>
        {warnings.map((w) => {
          const element = store.cell(w.elements[0] ?? '')?.element;
          return (
            <li key={w.check}>
              {element && (
                <a
                  href={`#cell-${element.id}`}
                  onClick={(e) => {
                    e.preventDefault();
                    onGo(element.id);
                  }}
                >
                  {say(element.title)}
                </a>
              )}
              {': '}
              {w.text} {w.explained && <i>{t('warn.explained', { text: w.explained })}</i>}{' '}
              {store.writable.value && w.check && (
                <button
                  type="button"
                  class="no-print"
                  onClick={() => {
                    open.value = w.check ?? null;
                  }}
                >
                  {t(w.explained ? 'warn.edit' : 'warn.explain')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {editing?.check && (
        <StepDialog
          title={t('explain.title')}
          action={t('word.save')}
          reason={{
            label: t('explain.label'),
            hint: t('explain.hint'),
            empty: t('explain.empty'),
            value: editing.explained,
            max: 2000,
          }}
          onDo={async (text) => {
            store.explain(editing.check ?? '', text);
            close();
          }}
          onClose={close}
        >
          <p>{editing.text}</p>
        </StepDialog>
      )}
    </section>
  );
}
