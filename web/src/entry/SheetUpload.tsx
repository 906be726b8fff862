import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { isProblem } from '../api/problem';
import type { SheetAnswer } from '../api/types';
import { say, t } from '../i18n';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';
import { problemWords } from '../ui/states';
import { Preview } from './PasteDialog';
import type { PastePlan } from './paste';
import type { EntryStore } from './store';
import { same, show } from './values';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

// The official Excel sheet, filled in and brought back. The server reads it and stores nothing; the cells go into the draft
// like a paste, in one step that can be taken back.
export function SheetUpload({ store, onClose }: { store: EntryStore; onClose: () => void }) {
  const [answer, setAnswer] = useState<SheetAnswer | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setFault('');
    try {
      setAnswer(await post<SheetAnswer>(`/records/${store.report.peek().id}/sheet`, new Blob([file], { type: XLSX })));
    } catch (problem) {
      setAnswer(null);
      setFault(isProblem(problem) ? problemWords(problem) : t('state.broken'));
    } finally {
      setBusy(false);
    }
  };
  const plan = answer && planSheet(store, answer);
  const enter = () => {
    if (!plan) return;
    store.put(plan.accepted.map((a) => ({ id: a.id, value: a.value })));
    announce(t('paste.done', { n: plan.accepted.length }));
    onClose();
  };
  return (
    <Dialog title={t('sheet.title')} onClose={onClose} wide>
      <p>{t('sheet.lead')}</p>
      <p class="field">
        <label for="sheet-file">{t('sheet.file')}</label>
        <input
          id="sheet-file"
          type="file"
          accept={`.xlsx,${XLSX}`}
          onChange={(e) => void read(e.currentTarget.files?.[0])}
        />
      </p>
      {busy && <p role="status">{t('sheet.reading')}</p>}
      {fault && (
        <p class="banner bad" role="alert">
          {fault}
        </p>
      )}
      {answer && answer.errors.length > 0 && (
        <section class="summary bad">
          <h3>{t('sheet.errors', { n: answer.errors.length })}</h3>
          <ul>
            {answer.errors.map((e) => (
              <li key={e.sheet_cell}>
                <b>{t('sheet.cell', { cell: e.sheet_cell })}</b>{' '}
                {e.element && `${say(store.cell(e.element)?.element.title)}: `}
                {say(e.text)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan && <Preview plan={plan} />}
      <p class="buttons">
        <button type="button" class="primary" disabled={!plan || plan.accepted.length === 0} onClick={enter}>
          {t('paste.do', { n: plan?.accepted.length ?? 0 })}
        </button>
        <button type="button" class="plain" onClick={onClose}>
          {t('word.cancel')}
        </button>
      </p>
    </Dialog>
  );
}

function planSheet(store: EntryStore, answer: SheetAnswer): PastePlan {
  const accepted = Object.entries(answer.cells).flatMap(([id, value]) => {
    const cell = store.cell(id);
    if (!cell || value === null || !store.editable(cell.element) || same(cell.value.peek(), value)) return [];
    const before = show(cell.element, cell.value.peek());
    return [{ id, title: say(cell.element.title), text: '', value, before, after: show(cell.element, value) }];
  });
  return { accepted, rejected: [], blank: 0 };
}
