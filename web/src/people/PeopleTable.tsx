import { useState } from 'preact/hooks';
import { post } from '../api/client';
import type { Person, Proposal } from '../api/types';
import { t } from '../i18n';
import { mayAnywhere, session } from '../session/session';
import { fold } from '../text/fold';
import { announce } from '../ui/announce';
import { StepDialog } from '../ui/StepDialog';
import { roleName } from './names';

const FEW = 10;

export function PeopleTable({ people, onDone }: { people: Person[]; onDone: (proposal?: Proposal) => void }) {
  const [asked, setAsked] = useState<{ what: 'reset' | 'disable'; person: Person } | null>(null);
  const manages = mayAnywhere('people');
  const [find, setFind] = useState('');
  const wanted = fold(find);
  const found = people.filter((p) =>
    fold([p.display_name, p.login, ...p.roles.map((r) => `${r.unit.name} ${roleName(r.role)}`)].join(' ')).includes(
      wanted,
    ),
  );
  const act = async () => {
    if (!asked) return;
    const answer = await post<Proposal | undefined>(`/people/${asked.person.id}/${asked.what}`);
    if (asked.what === 'disable') announce(t('people.closed'));
    setAsked(null);
    onDone(answer);
  };
  const reset = asked?.what === 'reset';
  return (
    <>
      {people.length > FEW && (
        <p class="find">
          <label for="people-find">{t('people.find')}</label>
          <input
            id="people-find"
            class="narrow"
            type="search"
            value={find}
            onInput={(e) => setFind(e.currentTarget.value)}
          />
        </p>
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label={t('people.list')}>
        <table class="data stack">
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('people.login')}</th>
              <th scope="col">{t('people.roles')}</th>
              {manages && (
                <th scope="col">
                  <span class="sr">{t('people.kind')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {found.map((person) => (
              <tr key={person.id}>
                <th scope="row">{person.display_name}</th>
                <td>
                  {person.login} {!person.opened && <span class="small">({t('people.notOpened')})</span>}
                </td>
                <td>
                  {person.roles.map((held) => (
                    <div key={`${held.unit.id} ${held.role.id}`}>
                      {roleName(held.role)}, {held.unit.name}
                    </div>
                  ))}
                </td>
                {manages && (
                  <td>
                    {person.id !== session.value?.user.id && (
                      <span class="buttons">
                        {person.opened && (
                          <button type="button" onClick={() => setAsked({ what: 'reset', person })}>
                            {t('people.reset')}
                            <span class="sr"> {person.display_name}</span>
                          </button>
                        )}
                        <button type="button" class="plain" onClick={() => setAsked({ what: 'disable', person })}>
                          {t('people.close')}
                          <span class="sr"> {person.display_name}</span>
                        </button>
                      </span>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked && (
        <StepDialog
          title={t(reset ? 'people.reset' : 'people.close')}
          action={t(reset ? 'people.inviteDo' : 'people.close')}
          onDo={act}
          onClose={() => setAsked(null)}
        >
          <p>{t(reset ? 'people.resetBody' : 'people.closeBody', { name: asked.person.display_name })}</p>
        </StepDialog>
      )}
    </>
  );
}
