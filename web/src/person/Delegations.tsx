import { useState } from 'preact/hooks';
import { get, post } from '../api/client';
import { isProblem } from '../api/problem';
import type { Delegation, Delegations as Loaded } from '../api/types';
import { t } from '../i18n';
import { session } from '../session/session';
import { useResource } from '../state/resource';
import { formatDate } from '../text/dates';
import { announce } from '../ui/announce';
import { problemWords, Show } from '../ui/states';
import { DelegationForm } from './DelegationForm';

// Rights lent for an absence: those I gave, those I received, those of the units I watch over.
export function Delegations({ onWrong }: { onWrong: (wrong: boolean) => void }) {
  const loaded = useResource<Loaded>('delegations', (signal) => get<Loaded>('/delegations', signal));
  const [fault, setFault] = useState('');
  const take = (delegation: Delegation, step: 'accept' | 'end') => () => {
    setFault('');
    post(`/delegations/${delegation.id}/${step}`).then(
      () => {
        announce(t(step === 'accept' ? 'lend.accepted' : 'lend.ended'));
        return loaded.reload();
      },
      (problem) => setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')),
    );
  };
  return (
    <section class="group">
      <h2>{t('lend.title')}</h2>
      <p>{t('lend.lead')}</p>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <Show of={loaded} lines={2}>
        {({ items, choices }) => (
          <>
            {items.length === 0 ? (
              <p class="quiet">{t('lend.none')}</p>
            ) : (
              <ul class="rows">
                {items.map((one) => (
                  <One key={one.id} one={one} onTake={(step) => take(one, step)} />
                ))}
              </ul>
            )}
            {choices.length > 0 && (
              <DelegationForm choices={choices} onDone={() => void loaded.reload()} onWrong={onWrong} />
            )}
          </>
        )}
      </Show>
    </section>
  );
}

function One({ one, onTake }: { one: Delegation; onTake: (step: 'accept' | 'end') => () => void }) {
  const me = session.value?.user.id;
  return (
    <li class="card">
      <p>
        <b>
          {t('lend.line', {
            from: one.from.display_name,
            to: one.to.display_name,
            what: one.capabilities.map((c) => t(`lend.${c}`)).join(', '),
          })}
        </b>
      </p>
      <p class="quiet">
        {one.unit.name} · {t('lend.days', { first: formatDate(one.first), last: formatDate(one.last) })} ·{' '}
        {t(`lend.is.${one.state}`)}
      </p>
      <p class="buttons">
        {one.may.includes('accept') && (
          <button type="button" class="primary" onClick={onTake('accept')}>
            {t('lend.accept')}
          </button>
        )}
        {one.may.includes('end') && (
          <button type="button" onClick={onTake('end')}>
            {t(one.state === 'waiting' && one.to.id === me ? 'lend.refuse' : 'lend.end')}
          </button>
        )}
      </p>
    </li>
  );
}
