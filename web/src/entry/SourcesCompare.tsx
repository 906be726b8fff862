import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { Compare } from '../review/Compare';
import { StepDialog } from '../ui/StepDialog';
import type { EntryStore } from './store';

// In the city's report: the two sources of sanctions, with the explanation that acceptance waits for.
export function SourcesCompare({ store }: { store: EntryStore }) {
  const [open, setOpen] = useState<{ id: string; text: string } | null>(null);
  const list = (store.report.value.compare ?? []).map((c) => ({
    ...c,
    explained: (c.id && store.explanations.value[c.id]) || c.explained,
  }));
  const ask = store.writable.value ? { onExplain: (id: string, text: string) => setOpen({ id, text }) } : {};
  return (
    <>
      <Compare plan={store.plan} list={list} {...ask} />
      {open && (
        <StepDialog
          title={t('explain.title')}
          action={t('word.save')}
          reason={{ label: t('explain.label'), hint: t('explain.hint'), empty: t('explain.empty'), value: open.text }}
          onDo={async (text) => {
            store.explain(open.id, text);
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
