import { useState } from 'preact/hooks';
import { Problem } from '../../api/problem';
import { say, t } from '../../i18n';
import { missing } from '../../session/useForm';
import { announce } from '../../ui/announce';
import { Field } from '../../ui/Field';
import { file, SELF } from '../filing';
import { loadReceivers } from '../receivers';
import { Refused } from '../refusals';
import { CareDialog, Line } from './CareDialog';
import type { CaseProps } from './CaseView';
import { type Case, shortCode, take } from './cases';

// The end of a case: its key goes at once and for good, so its code is typed first.
export type Ending = 'closed' | 'refused' | 'unreached' | 'children' | 'withdrawn';

export function EndDialog({ of, words, ending, onClose }: CaseProps & { ending: Ending; onClose: () => void }) {
  const [code, setCode] = useState('');
  const [outcome, setOutcome] = useState('');
  const wanted = shortCode(of.row.record);
  const asks = ending === 'closed' || ending === 'withdrawn';
  const save = async (now: Case) => {
    if (ending === 'children') await toChildren(now);
    await take(now, asks ? { step: 'closed', outcome } : { step: ending });
    announce(t('end.done', { code: wanted }));
  };
  return (
    <CareDialog
      of={of}
      title={t(`end.${ending}`)}
      action={t(`end.${ending}`)}
      check={() => [
        ...(asks ? missing('outcome', outcome, t('end.needOutcome')) : []),
        ...(code.trim().toUpperCase() === wanted
          ? []
          : [{ target: 'code', text: t('end.needCode', { code: wanted }) }]),
      ]}
      save={save}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p class="banner warn">{t(ending === 'children' ? 'end.childrenHint' : 'end.lead')}</p>
          {asks && (
            <Field label={t('end.outcome')} id="outcome" error={fault('outcome')}>
              {(given) => (
                <select {...given} value={outcome} onChange={(e) => setOutcome(e.currentTarget.value)}>
                  <option value="" />
                  {words.outcomes.map((o) => (
                    <option key={o.id} value={o.id}>
                      {say(o.title)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <Line
            id="code"
            label={t('end.code', { code: wanted })}
            value={code}
            onInput={setCode}
            error={fault('code')}
          />
        </>
      )}
    </CareDialog>
  );
}

// What the sender wrote, sealed anew to the protection path; only when it is there does this record go.
async function toChildren(of: Case): Promise<void> {
  const { children } = await loadReceivers();
  if (!children) throw new Problem(409, 'no-children-office', '', t('ref.noChildren'));
  if (!children.seen) throw new Refused(children.refusal ?? 'certificate-unreadable');
  if (!of.referral) throw new Refused('body-does-not-open');
  const filed = await file(children, { user: SELF, unit: null, content: { ...of.referral, under_18: true } });
  if (!filed.sent) throw new Problem(0, 'offline', '', '');
}
