import { useMemo, useState } from 'preact/hooks';
import { parseBlock } from '../grid/clipboard';
import { say, t } from '../i18n';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';
import { columnsOf } from './columns';
import { type PastePlan, planPaste } from './paste';
import type { EntryStore } from './store';

// A pasted range before it is entered: what goes where, what can't and why. Entering it is one step of undo. Without a
// block (the button, a phone) it first offers a box to paste into.
export function PasteDialog(props: {
  store: EntryStore;
  block: string[][] | null;
  at: { row: number; col: number };
  onClose: () => void;
}) {
  const { store, at, onClose } = props;
  const [text, setText] = useState('');
  const block = props.block ?? (text.trim() === '' ? null : parseBlock(text));
  const plan = useMemo(() => block && planPaste(store, columnsOf(store.report.peek()), block, at), [store, block, at]);
  const enter = () => {
    if (!plan) return;
    store.type(plan.accepted.map(({ id, text: typed }) => ({ id, text: typed })));
    announce(t('paste.done', { n: plan.accepted.length }));
    onClose();
  };
  return (
    <Dialog title={t('paste.title')} onClose={onClose} wide>
      {!props.block && (
        <div class="field">
          <label for="paste-box">{t('paste.box')}</label>
          <p class="hint">{t('paste.lead', { cell: say(store.elements[at.row]?.title) })}</p>
          <textarea id="paste-box" rows={5} value={text} onInput={(e) => setText(e.currentTarget.value)} />
        </div>
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

export function Preview({ plan }: { plan: PastePlan }) {
  return (
    <>
      {plan.rejected.length > 0 && (
        <section class="summary bad">
          <h3>{t('paste.rejected', { n: plan.rejected.length })}</h3>
          <div class="scroll" tabIndex={0} role="region" aria-label={t('paste.rejected', { n: plan.rejected.length })}>
            <table class="data stack">
              <thead>
                <tr>
                  <th scope="col">{t('entry.indicator')}</th>
                  <th scope="col">{t('paste.text')}</th>
                  <th scope="col">{t('paste.why')}</th>
                </tr>
              </thead>
              <tbody>
                {plan.rejected.map((r) => (
                  <tr key={`${r.row}:${r.col}`}>
                    <th scope="row">
                      {r.title || '–'} <span class="small">{t('paste.row', { row: r.row, col: r.col })}</span>
                    </th>
                    <td data-label={t('paste.text')}>{r.text.slice(0, 60)}</td>
                    <td data-label={t('paste.why')}>{r.why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {plan.blank > 0 && <p class="small">{t('paste.blank', { n: plan.blank })}</p>}
      {plan.accepted.length === 0 ? (
        <p>{t('paste.nothing')}</p>
      ) : (
        <section>
          <h3>{t('paste.accepted', { n: plan.accepted.length })}</h3>
          <table class="data stack">
            <thead>
              <tr>
                <th scope="col">{t('entry.indicator')}</th>
                <th scope="col" class="n">
                  {t('paste.before')}
                </th>
                <th scope="col" class="n">
                  {t('paste.after')}
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.accepted.map((a) => (
                <tr key={a.id}>
                  <th scope="row">{a.title}</th>
                  <td class="n" data-label={t('paste.before')}>
                    {a.before || '–'}
                  </td>
                  <td class="n" data-label={t('paste.after')}>
                    <b>{a.after}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
