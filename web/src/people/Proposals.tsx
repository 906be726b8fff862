import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { isProblem } from '../api/problem';
import type { Proposal } from '../api/types';
import { t } from '../i18n';
import { formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { problemWords } from '../ui/states';
import { roleName } from './names';

// What waits for a second person. Confirming an invitation or a reset gives the confirmer the other half of its code.
export function Proposals({ list, onDone }: { list: Proposal[]; onDone: (proposal: Proposal) => void }) {
  return (
    <section>
      <h2>{t('people.grants', { n: list.length })}</h2>
      <p class="small">{t('people.grantsLead')}</p>
      {list.length === 0 ? (
        <p class="quiet">{t('people.grantsEmpty')}</p>
      ) : (
        <ul class="rows">
          {list.map((proposal) => (
            <One key={proposal.id} proposal={proposal} onDone={onDone} />
          ))}
        </ul>
      )}
    </section>
  );
}

function One({ proposal, onDone }: { proposal: Proposal; onDone: (proposal: Proposal) => void }) {
  const [fault, setFault] = useState('');
  const may = proposal.may ?? [];
  const answer =
    (what: 'confirm' | 'refuse', words: 'people.confirmed' | 'people.refused' | 'people.withdrawn') => () => {
      post<Proposal>(`/grants/${proposal.id}/${what}`).then(
        (next) => {
          announce(t(words));
          onDone(next);
        },
        (problem) => setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')),
      );
    };
  return (
    <li class="card">
      <p>
        {line(proposal)}
        <span class="small">
          {' '}
          {t('people.by', {
            who: proposal.proposed_by?.display_name ?? '–',
            time: formatInstant(proposal.proposed_at),
          })}
        </span>
      </p>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <p class="buttons">
        {may.includes('confirm') && (
          <button type="button" class="primary" onClick={answer('confirm', 'people.confirmed')}>
            {t('people.confirm')}
          </button>
        )}
        {may.includes('refuse') && (
          <button type="button" onClick={answer('refuse', 'people.refused')}>
            {t('people.refuse')}
          </button>
        )}
        {may.includes('withdraw') && (
          <button type="button" onClick={answer('refuse', 'people.withdrawn')}>
            {t('people.withdraw')}
          </button>
        )}
        {!may.includes('confirm') && (
          <span class="quiet">
            {t('people.waiting')}
            {proposal.confirming_unit && ` (${proposal.confirming_unit.name})`}
          </span>
        )}
      </p>
    </li>
  );
}

function line(proposal: Proposal): string {
  const words = { name: proposal.user?.display_name ?? '–', role: roleName(proposal.role), unit: proposal.unit.name };
  if (proposal.kind === 'reset') return t('people.lineReset', { name: words.name });
  return t(proposal.kind === 'invitation' ? 'people.lineInvite' : 'people.line', words);
}
