import { useState } from 'preact/hooks';
import { get, post } from '../api/client';
import { isProblem } from '../api/problem';
import type { Excision, Excisions } from '../api/types';
import { say, t } from '../i18n';
import { useResource } from '../state/resource';
import { formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { Page } from '../ui/Page';
import { StepDialog } from '../ui/StepDialog';
import { Empty, problemWords, Show } from '../ui/states';
import { placeOf } from './subject';
import './words';

// What waits to be taken out, for who may confirm it, and what was decided (design §1).
export default function ExcisionsPage() {
  const loaded = useResource<Excisions>('excisions', (signal) => get('/excisions', signal));
  return (
    <Page title={t('nav.excise')}>
      <p>{t('excise.lead')}</p>
      <p class="small">{t('excise.how')}</p>
      <Show of={loaded}>
        {({ open, done }) => (
          <>
            <section>
              <h2>{t('excise.open', { n: open.length })}</h2>
              {open.length === 0 ? (
                <Empty>{t('excise.empty')}</Empty>
              ) : (
                <ul class="rows">
                  {open.map((one) => (
                    <Waiting key={one.id} excision={one} onDone={() => void loaded.reload()} />
                  ))}
                </ul>
              )}
            </section>
            {done.length > 0 && (
              <section>
                <h2>{t('excise.done')}</h2>
                <ul class="rows">
                  {done.map((one) => (
                    <li key={one.id} class="card">
                      <Head excision={one} />
                      <p>
                        <b>{t(`excise.state.${one.state}`)}</b> · {t(`excise.reason.${one.reason}`)}
                        {one.decided_by && one.decided_at && (
                          <span class="small">
                            {' '}
                            {t('excise.decidedBy', { name: one.decided_by.name, time: formatInstant(one.decided_at) })}
                          </span>
                        )}
                      </p>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </Show>
    </Page>
  );
}

function Head({ excision: e }: { excision: Excision }) {
  return (
    <p>
      {t(`excise.kind.${e.kind}`)} · <b>{say(e.title)}</b>
      {e.detail && ` ${e.detail}`} · {e.unit.name}
      {e.what && ` · ${say(e.what)}`}
    </p>
  );
}

type Answer = 'confirm' | 'refuse' | 'withdraw';
const SAID = { confirm: 'excise.confirmed', refuse: 'excise.refused', withdraw: 'excise.withdrawn' } as const;

function Waiting({ excision: e, onDone }: { excision: Excision; onDone: () => void }) {
  const [sure, setSure] = useState(false);
  const [fault, setFault] = useState('');
  const send = async (what: Answer) => {
    await post(`/excisions/${e.id}/${what}`);
    announce(t(SAID[what]));
    onDone();
  };
  const answer = (what: Answer) => () =>
    void send(what).catch((problem) => setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')));
  return (
    <li class="card">
      <Head excision={e} />
      <blockquote class="said">{e.text}</blockquote>
      <p>
        {t('excise.reason')}: {t(`excise.reason.${e.reason}`)}
        <span class="small">
          {' '}
          {t('excise.proposedBy', { name: e.proposed_by.name, time: formatInstant(e.proposed_at) })}
        </span>
      </p>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <p class="buttons">
        {e.may_decide && (
          <>
            <button type="button" class="primary" onClick={() => setSure(true)}>
              {t('excise.confirm')}
            </button>
            <button type="button" onClick={answer('refuse')}>
              {t('excise.refuse')}
            </button>
          </>
        )}
        {e.may_withdraw && (
          <button type="button" onClick={answer('withdraw')}>
            {t('excise.withdraw')}
          </button>
        )}
        {!e.may_decide && <span class="quiet">{t('excise.waiting')}</span>}
        {e.kind !== 'obligation' && <a href={placeOf(e.kind, e.subject)}>{t('excise.see')}</a>}
      </p>
      {sure && (
        <StepDialog
          title={t('excise.sure')}
          action={t('excise.confirm')}
          onClose={() => setSure(false)}
          onDo={() => send('confirm')}
        >
          <p>{t('excise.sureLead')}</p>
          <blockquote class="said">{e.text}</blockquote>
        </StepDialog>
      )}
    </li>
  );
}
