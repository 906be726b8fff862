import { useState } from 'preact/hooks';
import { get } from '../api/client';
import type { Units } from '../api/types';
import { lang, t } from '../i18n';
import { session } from '../session/session';
import { useForm } from '../session/useForm';
import { useResource } from '../state/resource';
import { formatDate, parseDate } from '../text/dates';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Page } from '../ui/Page';
import { Empty, Show } from '../ui/states';
import { History } from './History';
import { kindName } from './kinds';
import { type Branch, codeAt, countAll, type Tree, treeAt } from './tree';
import './units.css';
import './words';

// Every unit as at a day, in both trees. Read only: units change by activating a plan.
export default function UnitsPage() {
  const loaded = useResource<Units>('units', (signal) => get('/units', signal));
  const [day, setDay] = useState(session.value?.today ?? '');
  const [typed, setTyped] = useState(formatDate(day));
  const [tree, setTree] = useState<Tree>('line');
  const form = useForm(
    () => (parseDate(typed) ? [] : [{ target: 'as-at', text: t('units.notADay') }]),
    async () => setDay(parseDate(typed) ?? day),
  );
  return (
    <Page title={t('nav.units')} wrong={form.faults.length > 0}>
      <p>{t('units.lead')}</p>
      <Show of={loaded} lines={12}>
        {({ units, successions }) => {
          const branches = treeAt(units, tree, day);
          return (
            <>
              <form onSubmit={form.submit} noValidate>
                <ErrorSummary faults={form.faults} turn={form.turn} />
                <Field id="as-at" label={t('units.asAt')} error={form.fault('as-at')}>
                  {(given) => (
                    <span class="buttons">
                      <input
                        {...given}
                        class="narrow"
                        inputMode="numeric"
                        value={typed}
                        onInput={(e) => setTyped(e.currentTarget.value)}
                      />
                      <button type="submit">{t('units.show')}</button>
                    </span>
                  )}
                </Field>
              </form>
              <p class="tabs">
                {(['line', 'territory'] as const).map((one) => (
                  <button key={one} type="button" aria-pressed={tree === one} onClick={() => setTree(one)}>
                    {t(`units.${one}`)}
                  </button>
                ))}
              </p>
              <section aria-labelledby="tree-title">
                <h2 id="tree-title">{t(`units.${tree}`)}</h2>
                {branches.length === 0 ? (
                  <Empty>{t('units.empty')}</Empty>
                ) : (
                  <>
                    <p>{t('units.count', { n: countAll(branches), day: formatDate(day) })}</p>
                    <Level branches={branches} day={day} depth={0} />
                  </>
                )}
              </section>
              <History units={units} successions={successions} day={day} />
            </>
          );
        }}
      </Show>
    </Page>
  );
}

function Level({ branches, day, depth }: { branches: Branch[]; day: string; depth: number }) {
  return (
    <ul class="tree">
      {branches.map((branch) => (
        <li key={branch.unit.id}>
          {branch.below.length === 0 ? (
            <Name branch={branch} day={day} />
          ) : (
            <details open={depth < 2}>
              <summary>
                <Name branch={branch} day={day} />{' '}
                <span class="quiet">· {t('units.below', { n: countAll(branch.below) })}</span>
              </summary>
              <Level branches={branch.below} day={day} depth={depth + 1} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Name({ branch, day }: { branch: Branch; day: string }) {
  const code = codeAt(branch.unit, day);
  const name = lang.value === 'en' && branch.unit.name_en ? branch.unit.name_en : branch.name;
  return (
    <>
      {name}{' '}
      <span class="quiet">
        {kindName(branch.unit.kind)}
        {code && `, ${t('units.code', { code })}`}
      </span>
    </>
  );
}
