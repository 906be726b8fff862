import { useState } from 'preact/hooks';
import { get, post } from '../api/client';
import { isProblem } from '../api/problem';
import type { Directive, DirectiveUnit } from '../api/types';
import { excisePath } from '../excise/subject';
import { say, t } from '../i18n';
import type { ScreenProps } from '../routes';
import { useResource } from '../state/resource';
import { formatDate, formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { movedByLink, Page } from '../ui/Page';
import { Status } from '../ui/Status';
import { StepDialog } from '../ui/StepDialog';
import { problemWords, Show } from '../ui/states';
import './words';

// One request: what is asked, by when, and how each unit stands. A unit sees itself, the office sees all.
export default function DirectivePage({ params }: ScreenProps) {
  const id = params.directive ?? '';
  const loaded = useResource<Directive>(`directive ${id}`, (signal) => get(`/directives/${id}`, signal));
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState('');
  const see = () =>
    post<Directive>(`/directives/${id}/seen`).then(
      (next) => {
        announce(t('directive.seeDone'));
        loaded.put(next);
      },
      (problem) => setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')),
    );
  return (
    <Page title={loaded.state.value.data?.title ?? t('directive.title')}>
      <p class="no-print">
        <a href="/yeu-cau">{t('directive.back')}</a>
      </p>
      <Show of={loaded}>
        {(d) => (
          <>
            <Head directive={d} />
            {fault && (
              <p class="fault" role="alert">
                {fault}
              </p>
            )}
            <Table directive={d} onSee={() => void see()} />
            {d.may.includes('withdraw') && (
              <p class="buttons no-print">
                <button type="button" onClick={() => setOpen(true)}>
                  {t('directive.withdraw')}
                </button>
              </p>
            )}
            <p class="no-print">
              <a href={excisePath('directive', d.id)}>{t('nav.excise')}</a>
            </p>
            {open && (
              <StepDialog
                title={t('directive.withdraw')}
                action={t('directive.withdraw')}
                reason={{ label: t('word.reason'), empty: t('directive.withdrawNeed') }}
                onClose={() => setOpen(false)}
                onDo={async (reason) => {
                  const next = await post<Directive>(`/directives/${d.id}/withdraw`, { reason });
                  announce(t('directive.withdrawDone'));
                  loaded.put(next);
                  setOpen(false);
                }}
              >
                <p>{t('directive.withdrawLead')}</p>
              </StepDialog>
            )}
          </>
        )}
      </Show>
    </Page>
  );
}

function Head({ directive: d }: { directive: Directive }) {
  return (
    <>
      <p>
        {t('directive.from', { issuer: d.issuer.name })} · <b>{say(d.form.title)}</b>
        {!d.form.words && `, ${say(d.period.label)}`} · {t('directive.deadline', { date: formatDate(d.by) })}
      </p>
      {d.number && <p class="small">{t('directive.paper', { number: d.number, date: formatDate(d.dated ?? '') })}</p>}
      {d.text && <p class="said">{d.text}</p>}
      {d.withdrawn && <p class="banner">{t('directive.withdrawn', { reason: d.withdrawn })}</p>}
      <p>{t('directive.count', { answered: d.answered, asked: d.asked })}</p>
    </>
  );
}

function Table({ directive: d, onSee }: { directive: Directive; onSee: () => void }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t('directive.title')}>
      <table class="data">
        <thead>
          <tr>
            <th scope="col">{t('directive.unit')}</th>
            <th scope="col">{t('directive.stands')}</th>
            <th scope="col">{t('directive.knows')}</th>
          </tr>
        </thead>
        <tbody>
          {d.units.map((u) => (
            <tr key={u.unit.id}>
              <th scope="row">{u.unit.name}</th>
              <td>
                <Status state={u.state} />
                {u.late_days > 0 && <span class="bad-text"> {t('directive.late', { n: u.late_days })}</span>}{' '}
                {link(d, u)}
              </td>
              <td>
                {u.seen_at ? t('directive.seen', { time: formatInstant(u.seen_at) }) : t('directive.notSeen')}{' '}
                {u.may_see && (
                  <button type="button" class="no-print" onClick={onSee}>
                    {t('directive.see')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function link(d: Directive, u: DirectiveUnit) {
  if (u.record !== null && (u.mine || u.state === 'sent' || u.state === 'accepted')) {
    return (
      <a href={`/bao-cao/${u.record}`} onClick={movedByLink}>
        {t('work.do.read')}
      </a>
    );
  }
  if (u.mine && u.record === null && !d.withdrawn) {
    return (
      <a href={`/nghia-vu/${u.obligation}`} onClick={movedByLink}>
        {t('directive.answer')}
      </a>
    );
  }
  return null;
}
