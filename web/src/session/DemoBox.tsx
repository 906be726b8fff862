import { useState } from 'preact/hooks';
import { isProblem } from '../api/problem';
import type { DemoAccount } from '../api/types';
import { lang, t } from '../i18n';
import { fold } from '../text/fold';
import { problemWords } from '../ui/states';

const FEW = 8;

// Only in a demo data folder, which the server allows on loopback alone.
export function DemoBox({
  accounts,
  onUse,
}: {
  accounts: DemoAccount[];
  onUse: (account: DemoAccount) => Promise<void>;
}) {
  const [find, setFind] = useState('');
  const [fault, setFault] = useState('');
  const roleOf = (a: DemoAccount) => (lang.value === 'en' ? a.role_en : a.role_vi);
  const wanted = fold(find);
  const found = accounts.filter((a) => fold(`${a.unit.name} ${roleOf(a)} ${a.login}`).includes(wanted));
  const use = (account: DemoAccount) => {
    onUse(account).catch((problem) => setFault(isProblem(problem) ? problemWords(problem) : ''));
  };
  return (
    <section class="demo-box" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p class="small">{t('demo.lead')}</p>
      {accounts.length > FEW && (
        <p>
          <label for="demo-find">{t('demo.find')}</label>
          <input id="demo-find" type="search" value={find} onInput={(e) => setFind(e.currentTarget.value)} />
        </p>
      )}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <ul>
        {found.map((account) => (
          <li key={account.login}>
            <button type="button" onClick={() => use(account)}>
              <b>{account.unit.name}</b>
              <span>{roleOf(account)}</span>
              <span class="quiet">
                {account.login} / {account.password}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{t('demo.none')}</p>}
    </section>
  );
}
