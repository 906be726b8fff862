import { useState } from 'preact/hooks';
import { get, post } from '../api/client';
import type { Consolidation, Form, Report } from '../api/types';
import { StepsList } from '../entry/StepsList';
import { excisePath } from '../excise/subject';
import { say, t } from '../i18n';
import { elementOf, inOrder } from '../plan/plan';
import { useResource } from '../state/resource';
import { formatNumber } from '../text/numbers';
import { announce } from '../ui/announce';
import { movedByLink } from '../ui/Page';
import { Status } from '../ui/Status';
import { StepDialog } from '../ui/StepDialog';
import { Show } from '../ui/states';
import { differences } from './differences';

type Row = Consolidation['units'][number];
type Asked = 'accept' | 'return' | 'reopen' | 'waive';

// Right: one unit's report, what stands out in it, and the decision.
export function UnitPanel({ form, unit, onChanged }: { form: Form; unit: Row; onChanged: () => void }) {
  if (unit.record === null) return <Nothing unit={unit} onChanged={onChanged} />;
  return <Filed form={form} record={unit.record} onChanged={onChanged} />;
}

function Nothing({ unit, onChanged }: { unit: Row; onChanged: () => void }) {
  const [asked, setAsked] = useState(false);
  const waive = async (reason: string) => {
    await post(`/obligations/${unit.obligation}/waive`, { reason });
    setAsked(false);
    announce(t('review.waived'));
    onChanged();
  };
  return (
    <>
      <p>
        <Status state={unit.state} />
      </p>
      <p>{t('review.noRecord')}</p>
      {unit.obligation !== null && unit.state !== 'waived' && unit.state !== 'upcoming' && (
        <button type="button" class="no-print" onClick={() => setAsked(true)}>
          {t('review.waive')}
        </button>
      )}
      {unit.obligation !== null && unit.state === 'waived' && (
        <p class="no-print">
          <a href={excisePath('obligation', unit.obligation)}>{t('nav.excise')}</a>
        </p>
      )}
      {asked && (
        <StepDialog
          title={t('review.waiveTitle', { unit: unit.unit.name })}
          action={t('review.waive')}
          reason={{ label: t('reason.label'), hint: t('reason.hint'), empty: t('reason.empty') }}
          onDo={waive}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

function Filed({ form, record, onChanged }: { form: Form; record: number; onChanged: () => void }) {
  const report = useResource<Report>(`panel ${record}`, (signal) => get(`/records/${record}`, signal));
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <Show of={report} lines={5}>
      {(data) => (
        <>
          <p>
            <Status state={data.state} />
          </p>
          <p class="buttons no-print">
            <a class="button" href={`/bao-cao/${record}`} onClick={movedByLink}>
              {t('review.open')}
            </a>
            {data.may.includes('decide') && (
              <>
                <button type="button" onClick={() => setAsked('return')}>
                  {t('act.return')}
                </button>
                <button type="button" class="primary" onClick={() => setAsked('accept')}>
                  {t('act.accept')}
                </button>
              </>
            )}
            {data.may.includes('reopen') && (
              <button type="button" onClick={() => setAsked('reopen')}>
                {t('act.reopen')}
              </button>
            )}
          </p>
          <Differences form={form} report={data} />
          <Notes form={form} report={data} />
          <StepsList report={data} />
          {asked && (
            <Decide
              step={asked}
              report={data}
              onClose={() => setAsked(null)}
              onDone={(next) => {
                setAsked(null);
                report.put(next);
                onChanged();
              }}
            />
          )}
        </>
      )}
    </Show>
  );
}

function Decide(props: { step: Asked; report: Report; onClose: () => void; onDone: (next: Report) => void }) {
  const { step, report } = props;
  const take = async (reason: string) => {
    const body = step === 'accept' ? {} : { reason };
    const next = await post<Report>(`/records/${report.id}/${step}`, body, { version: report.version });
    announce(t(step === 'accept' ? 'accept.done' : step === 'return' ? 'return.done' : 'reopen.done'));
    props.onDone(next);
  };
  const words =
    step === 'accept'
      ? (['accept.title', 'act.accept'] as const)
      : step === 'return'
        ? (['return.title', 'act.return'] as const)
        : (['reopen.title', 'act.reopen'] as const);
  const reason =
    step === 'accept' ? undefined : { label: t('reason.label'), hint: t('reason.hint'), empty: t('reason.empty') };
  return (
    <StepDialog
      title={t(words[0])}
      action={t(words[1])}
      onDo={take}
      onClose={props.onClose}
      {...(reason ? { reason } : {})}
    >
      {step === 'accept' && <p>{t('accept.body', { unit: report.unit.name })}</p>}
    </StepDialog>
  );
}

function Differences({ form, report }: { form: Form; report: Report }) {
  const found = differences(inOrder(form), report);
  return (
    <>
      <h3>{t('review.diff')}</h3>
      {found.length === 0 ? (
        <p class="quiet">{t('review.noDiff')}</p>
      ) : (
        <ul>
          {found.map(({ element, before, now }) => (
            <li key={element.id}>
              {say(element.title)}: {formatNumber(before)} → <b>{formatNumber(now)}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Notes({ form, report }: { form: Form; report: Report }) {
  const checks = new Map(form.checks.map((c) => [c.id, say(c.say)]));
  const notes = Object.entries(report.notes).map(([id, text]) => [say(elementOf(form, id)?.title) || id, text]);
  const explained = Object.entries(report.explanations).map(([id, text]) => [checks.get(id) ?? id, text]);
  return (
    <>
      <h3>{t('review.notes')}</h3>
      {notes.length + explained.length === 0 ? (
        <p class="quiet">{t('review.noNotes')}</p>
      ) : (
        <ul>
          {[...explained, ...notes].map(([about, text]) => (
            <li key={about}>
              {about} “{text}”
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
