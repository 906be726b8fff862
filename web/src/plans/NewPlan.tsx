import { useState } from 'preact/hooks';
import { post } from '../api/client';
import type { PlanCheck } from '../api/types';
import { say, t } from '../i18n';
import { useForm } from '../session/useForm';
import { announce } from '../ui/announce';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Diagnostics, EffectView } from './EffectView';
import { chosen, dropped, type Found, MOST_BYTES, type PlanFile, packed, size } from './files';

// A folder is chosen, checked, seen with its effect, and proposed. Until then nothing is kept anywhere.
export function NewPlan({ onProposed }: { onProposed: () => void }) {
  const [found, setFound] = useState<Found[] | null>(null);
  const [files, setFiles] = useState<PlanFile[]>([]);
  const [checked, setChecked] = useState<PlanCheck | null>(null);
  const take = (next: Found[]) => {
    setFound(next);
    setChecked(null);
  };
  const wrong = (): string | null => {
    if (!found) return t('plans.needFolder');
    if (found.length === 0) return t('plans.noPlan');
    return size(found) > MOST_BYTES ? t('plans.tooLarge') : null;
  };
  const check = useForm(
    () => {
      const text = wrong();
      return text ? [{ target: 'folder', text }] : [];
    },
    async () => {
      const all = await packed(found ?? []);
      setFiles(all);
      setChecked(await post<PlanCheck>('/plan/checks', { files: all }));
    },
  );
  return (
    <section>
      <h2>{t('plans.new')}</h2>
      <form onSubmit={check.submit} noValidate>
        <ErrorSummary faults={check.faults} turn={check.turn} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; the button inside does the same */}
        <div
          class="drop"
          onDragOver={(e) => e.preventDefault()}
          onDrop={(e) => {
            e.preventDefault();
            if (e.dataTransfer) void dropped(e.dataTransfer.items).then(take);
          }}
        >
          <Field id="folder" label={t('plans.folder')} hint={t('plans.folderHint')} error={check.fault('folder')}>
            {(given) => (
              <input
                {...given}
                type="file"
                multiple
                {...{ webkitdirectory: true }}
                onChange={(e) => take(chosen(e.currentTarget.files ?? []))}
              />
            )}
          </Field>
          {found && found.length > 0 && <p role="status">{t('plans.read', { n: found.length })}</p>}
        </div>
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={check.busy}>
            {t('plans.check')}
          </button>
          {check.busy && <span role="status">{t('plans.checking')}</span>}
        </p>
      </form>
      {checked && <Checked checked={checked} files={files} onProposed={onProposed} />}
    </section>
  );
}

function Checked({ checked, files, onProposed }: { checked: PlanCheck; files: PlanFile[]; onProposed: () => void }) {
  const propose = useForm(
    () => [],
    async () => {
      await post('/plan/proposals', { files });
      announce(t('plans.proposed'));
      onProposed();
    },
  );
  const errors = checked.diagnostics.filter((d) => d.kind === 'error');
  const warnings = checked.diagnostics.filter((d) => d.kind === 'warning');
  if (!checked.plan || !checked.effect)
    return (
      <section class="banner bad" role="alert">
        <h3>{t('plans.broken', { n: errors.length })}</h3>
        <p>{t('plans.brokenDo')}</p>
        <Diagnostics of={[...errors, ...warnings]} />
      </section>
    );
  return (
    <section class="card" aria-live="polite">
      <h3>
        {t('plans.good')}: {say(checked.plan.title)}
      </h3>
      <p class="small quiet">{t('plans.hash', { hash: checked.plan.hash.slice(0, 12) })}</p>
      {warnings.length > 0 && (
        <>
          <p>
            <b>{t('plans.warnings', { n: warnings.length })}</b>
          </p>
          <Diagnostics of={warnings} />
        </>
      )}
      {checked.same ? (
        <p>{t('plans.same')}</p>
      ) : (
        <form onSubmit={propose.submit} noValidate>
          <EffectView effect={checked.effect} changes={checked.changes} />
          <ErrorSummary faults={propose.faults} turn={propose.turn} />
          <p class="buttons">
            <button type="submit" class="primary" aria-disabled={propose.busy}>
              {t('plans.propose')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
