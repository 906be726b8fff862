import { useState } from 'preact/hooks';
import { get } from '../api/client';
import { isProblem } from '../api/problem';
import type { AuditChain, AuditChoices, AuditLine, AuditPage as Lines } from '../api/types';
import { say, t } from '../i18n';
import { useResource } from '../state/resource';
import { formatInstant, formatMoment } from '../text/dates';
import { formatNumber } from '../text/numbers';
import { Page } from '../ui/Page';
import { Empty, problemWords, Show } from '../ui/states';
import { FilterForm } from './FilterForm';
import { NOTHING, queryOf } from './filter';
import './audit.css';
import './words';

// Who did what (design §7), newest first: that something was written, and never what.
export default function AuditPage() {
  const [filter, setFilter] = useState(NOTHING);
  const [wrong, setWrong] = useState(false);
  const query = queryOf(filter);
  const choices = useResource<AuditChoices>('audit choices', (signal) => get('/audit/choices', signal));
  return (
    <Page title={t('nav.audit')} wrong={wrong} wide>
      <p>{t('audit.lead')}</p>
      <Show of={choices}>
        {(offered) => (
          <>
            <FilterForm choices={offered} onSearch={setFilter} onWrong={setWrong} />
            <Found key={query} query={query} />
          </>
        )}
      </Show>
    </Page>
  );
}

function Found({ query }: { query: string }) {
  const list = useResource<Lines>(`audit ${query}`, (signal) => get(query ? `/audit?${query}` : '/audit', signal));
  const [fault, setFault] = useState('');
  const more = async (shown: Lines) => {
    setFault('');
    try {
      const before = encodeURIComponent(shown.more?.before ?? '');
      const next = await get<Lines>(`/audit?${query}${query && '&'}before=${before}`);
      list.put({ ...next, items: [...shown.items, ...next.items] });
    } catch (problem) {
      setFault(isProblem(problem) ? problemWords(problem) : t('state.broken'));
    }
  };
  return (
    <Show of={list} lines={12}>
      {(shown) => (
        <>
          <Chain chain={shown.chain} />
          {shown.items.length > 0 ? (
            <Table items={shown.items} />
          ) : (
            <Empty>
              {shown.more ? t('audit.emptySoFar', { time: formatInstant(shown.more.at) }) : t('audit.empty')}
            </Empty>
          )}
          {fault && (
            <p class="fault" role="alert">
              {fault}
            </p>
          )}
          {shown.more && (
            <p class="buttons">
              <button type="button" onClick={() => void more(shown)}>
                {t('audit.more')}
              </button>
            </p>
          )}
        </>
      )}
    </Show>
  );
}

function Table({ items }: { items: AuditLine[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t('audit.list')}>
      <table class="data stack">
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('word.unit')}</th>
            <th scope="col">{t('audit.action')}</th>
            <th scope="col">{t('audit.subject')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <tr key={line.id}>
              <td class="moment">{formatMoment(line.at)}</td>
              <td>{line.by?.name ?? t('audit.system')}</td>
              <td>{line.unit?.name}</td>
              <th scope="row">{say(line.text)}</th>
              <td>{say(line.subject)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Chain({ chain }: { chain: AuditChain }) {
  return (
    <details class="chain">
      <summary>
        {chain.at
          ? t('audit.chain', { n: formatNumber(chain.sealed), time: formatInstant(chain.at) })
          : t('audit.noChain')}{' '}
        {chain.unsealed > 0 && t('audit.unsealed', { n: formatNumber(chain.unsealed) })}
      </summary>
      {chain.head && (
        <p>
          {t('audit.head')}: <code>{chain.head}</code>
        </p>
      )}
      <p>{t('audit.verify')}</p>
    </details>
  );
}
