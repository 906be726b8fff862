import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { missing } from '../../session/useForm';
import { formatDate, parseDate } from '../../text/dates';
import { Field } from '../../ui/Field';
import { waitedBand } from '../content';
import { Choice } from '../PersonFields';
import { today } from '../today';
import { CareDialog, Line, Lines, noDate } from './CareDialog';
import { type Case, opened, saveCare, shortCode, take } from './cases';
import { unlocked } from './desk';

// The small entries of a case, one dialog each.
interface Props {
  of: Case;
  onClose: () => void;
}
const clean = (text: string) => text.normalize('NFC').trim();

export function ContactDialog({ of, onClose }: Props) {
  const [on, setOn] = useState(formatDate(today()));
  const [reached, setReached] = useState<'' | 'yes' | 'no'>('');
  const [what, setWhat] = useState('');
  const save = async (now: Case) => {
    const contact = { on: parseDate(on) as string, reached: reached === 'yes', what: clean(what) };
    const next = await saveCare(now, (care) => ({ ...care, contacts: [...(care.contacts ?? []), contact] }));
    if (contact.reached && next.row.state === 'received') {
      await take(next, { step: 'contacted', waited: waitedBand(of.referral?.filed_on, contact.on) });
    }
  };
  return (
    <CareDialog
      of={of}
      title={t('contact.add')}
      action={t('word.save')}
      check={() => [...noDate('on', on), ...missing('reached', reached, t('ref.needPermission'))]}
      save={save}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <Line id="on" label={t('contact.on')} value={on} onInput={setOn} error={fault('on')} />
          <Choice
            id="reached"
            label={t('contact.reached')}
            error={fault('reached')}
            value={reached}
            options={[
              ['yes', t('word.yes')],
              ['no', t('word.no')],
            ]}
            onChoose={setReached}
          />
          <Lines id="what" label={t('contact.what')} value={what} onInput={setWhat} error={fault('what')} />
        </>
      )}
    </CareDialog>
  );
}

export function AppointmentDialog({ of, onClose }: Props) {
  const [on, setOn] = useState('');
  const [what, setWhat] = useState('');
  return (
    <CareDialog
      of={of}
      title={t('appointment.add')}
      action={t('word.save')}
      check={() => [...noDate('on', on), ...missing('what', what, t('notes.need'))]}
      save={(now) =>
        saveCare(now, (care) => ({
          ...care,
          appointments: [...(care.appointments ?? []), { on: parseDate(on) as string, what: clean(what) }],
        }))
      }
      onClose={onClose}
    >
      {(fault) => (
        <>
          <Line id="on" label={t('contact.on')} value={on} onInput={setOn} error={fault('on')} />
          <Line id="what" label={t('appointment.what')} value={what} onInput={setWhat} error={fault('what')} />
        </>
      )}
    </CareDialog>
  );
}

export function NoteDialog({ of, onClose }: Props) {
  const [note, setNote] = useState('');
  return (
    <CareDialog
      of={of}
      title={t('notes.add')}
      action={t('word.save')}
      check={() => missing('text', note, t('notes.need'))}
      save={(now) => saveCare(now, (care) => ({ ...care, notes: [...(care.notes ?? []), clean(note)] }))}
      onClose={onClose}
    >
      {(fault) => (
        <Lines
          id="text"
          label={t('notes.title')}
          hint={t('notes.hint')}
          value={note}
          onInput={setNote}
          error={fault('text')}
        />
      )}
    </CareDialog>
  );
}

export function AssignDialog({ of, onClose }: Props) {
  const [to, setTo] = useState(String(of.care?.assigned ?? ''));
  return (
    <CareDialog
      of={of}
      title={t('assign.do')}
      action={t('assign.do')}
      check={() => missing('to', to, t('cases.needPerson'))}
      save={(now) => saveCare(now, (care) => ({ ...care, assigned: Number(to) }))}
      onClose={onClose}
    >
      {(fault) => (
        <Field label={t('assign.to')} id="to" error={fault('to')}>
          {(given) => (
            <select {...given} value={to} onChange={(e) => setTo(e.currentTarget.value)}>
              <option value="" />
              {unlocked.value?.members.map((m) => (
                <option key={m.account} value={m.account}>
                  {m.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </CareDialog>
  );
}

// A human says that two referrals are of one person; each names the other, and nothing else moves.
export function SameDialog({ of, onClose }: Props) {
  const [other, setOther] = useState('');
  const mine = of.row.record;
  const others = (opened.value?.cases ?? []).filter(
    (c) => c.row.record !== mine && c.referral?.person && !of.care?.with?.includes(c.row.record),
  );
  const tie = (to: string) => (care: NonNullable<Case['care']>) => ({
    ...care,
    with: [...new Set([...(care.with ?? []), to])],
  });
  return (
    <CareDialog
      of={of}
      title={t('same.add')}
      action={t('word.save')}
      check={() => missing('which', other, t('cases.needPerson'))}
      save={async (now) => {
        const that = others.find((c) => c.row.record === other) as Case;
        if (!that.care?.with?.includes(mine)) await saveCare(that, tie(mine));
        await saveCare(now, tie(other));
      }}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p>{t('same.hint')}</p>
          <Field label={t('same.which')} id="which" error={fault('which')}>
            {(given) => (
              <select {...given} value={other} onChange={(e) => setOther(e.currentTarget.value)}>
                <option value="" />
                {others.map((c) => (
                  <option key={c.row.record} value={c.row.record}>
                    {shortCode(c.row.record)} · {c.referral?.person?.call_as}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
    </CareDialog>
  );
}
