import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { isProblem } from '../api/problem';
import type { Outbox } from '../api/types';
import { t } from '../i18n';
import { formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { Empty, problemWords } from '../ui/states';

type Mail = Outbox['mails'][number];

// What went out, what waits, what failed and why. An address shows to nobody; the mail itself only in a demo, from which
// nothing goes anywhere.
export function Mails({ outbox, onDone }: { outbox: Outbox; onDone: () => void }) {
  const { counts, mails } = outbox;
  const [fault, setFault] = useState('');
  const retry = (id: number) => () => {
    setFault('');
    post(`/mail/${id}/retry`).then(
      () => {
        announce(t('mail.retried'));
        onDone();
      },
      (problem) => setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')),
    );
  };
  return (
    <section class="group">
      <h2>{t('mail.title')}</h2>
      <p class={outbox.enabled ? undefined : 'banner'}>
        {t(!outbox.enabled ? 'mail.off' : outbox.kept_here ? 'mail.demo' : 'mail.on')}
      </p>
      {outbox.enabled && (
        <p>
          {t('mail.counts', {
            sent: counts.sent ?? 0,
            waiting: counts.waiting ?? 0,
            failed: counts.failed ?? 0,
          })}
        </p>
      )}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {outbox.enabled && mails.length === 0 && <Empty>{t(outbox.kept_here ? 'mail.empty' : 'mail.none')}</Empty>}
      {mails.length > 0 && (
        <ul class="rows">
          {mails.map((mail) => (
            <li key={mail.id} class="card">
              <p>
                <b>{t(`mail.${mail.kind}`)}</b> · {t('mail.to')}: {mail.to.name} · {formatInstant(mail.made_at)}
              </p>
              <p class="quiet">
                {stateWords(mail, outbox.kept_here)}
                {mail.attempts > 1 && ` · ${t('mail.tries', { n: mail.attempts })}`}
              </p>
              {mail.text && (
                <details>
                  <summary>{mail.text.subject}</summary>
                  <p class="mail-text">{mail.text.body}</p>
                </details>
              )}
              {mail.may_retry && (
                <p class="buttons">
                  <button type="button" onClick={retry(mail.id)}>
                    {t('mail.retry')}
                  </button>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function stateWords(mail: Mail, kept: boolean): string {
  switch (mail.state) {
    case 'waiting':
      return t('mail.waiting', { time: mail.next_at ? formatInstant(mail.next_at) : '–' });
    case 'sent':
      return t(kept ? 'mail.kept' : 'mail.sent');
    case 'failed':
      return t('mail.failed', { why: mail.why });
    case 'dropped':
    case 'quiet':
      return t('mail.dropped');
  }
}

const JOBS = { reminders: 'jobs.reminders', mail: 'jobs.mail', tidy: 'jobs.tidy' } as const;

export function Jobs({ jobs }: { jobs: Outbox['jobs'] }) {
  return (
    <section class="group">
      <h2>{t('jobs.title')}</h2>
      <div class="scroll">
        <table class="data">
          <thead>
            <tr>
              <th scope="col">{t('jobs.name')}</th>
              <th scope="col">{t('jobs.last')}</th>
              <th scope="col">{t('jobs.state')}</th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.name}>
                <th scope="row">{job.name in JOBS ? t(JOBS[job.name as keyof typeof JOBS]) : job.name}</th>
                <td>{job.last_run ? formatInstant(job.last_run) : t('jobs.never')}</td>
                <td>{job.failures > 0 ? t('jobs.bad', { n: job.failures }) : t('jobs.good')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
