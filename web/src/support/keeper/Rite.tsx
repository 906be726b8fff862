import { useState } from 'preact/hooks';
import { newKey, post } from '../../api/client';
import { t } from '../../i18n';
import { session } from '../../session/session';
import { missing, useForm } from '../../session/useForm';
import { ErrorSummary, type Fault } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { Line } from '../desk/CareDialog';
import { emptyPhrase, NewPassphrase, phraseFaults } from '../desk/NewPassphrase';
import { Choice } from '../PersonFields';
import { told } from '../refusals';
import { ask, lockNow } from '../vault/client';
import type { Ceremony, RootFile } from '../vault/keeper';
import type * as wire from '../wire';
import { Minutes } from './Minutes';
import { nameFaults, OfficeName } from './OfficeName';
import { Shares } from './Shares';

// The ceremony of an office's keys, one step a screen. Nothing reaches the server before the last step, and then only the
// public root key. Shares are shown one at a time, to one holder each.

export interface Holder {
  name: string;
  agency: string;
}
export interface Plan {
  unit: string;
  purpose: wire.OfficePurpose;
  office: string;
  holders: [Holder, Holder, Holder];
}
type Step = 'prepare' | 'phrase' | 'shares' | 'file' | 'minutes';
const STEPS: Step[] = ['prepare', 'phrase', 'shares', 'file', 'minutes'];

const nobody = (): Holder => ({ name: '', agency: '' });
export interface KeptUnit {
  id: number;
  name: string;
}

export function Rite({ units, onDone }: { units: KeptUnit[]; onDone: () => void }) {
  const [step, setStep] = useState<Step>('prepare');
  const [plan, setPlan] = useState<Plan>({
    unit: units.length === 1 ? String(units[0]?.id) : '',
    purpose: 'support',
    office: '',
    holders: [nobody(), nobody(), nobody()],
  });
  const [made, setMade] = useState<Ceremony | null>(null);
  return (
    <div class="rite">
      <p class="small no-print">
        {t('rite.step', { n: STEPS.indexOf(step) + 1, of: STEPS.length })}. {step !== 'minutes' && t('rite.quitHint')}
      </p>
      {step === 'prepare' && <Prepare plan={plan} units={units} onChange={setPlan} onNext={() => setStep('phrase')} />}
      {step === 'phrase' && (
        <RootPhrase
          onMade={(ceremony) => {
            setMade(ceremony);
            setStep('shares');
          }}
        />
      )}
      {step === 'shares' && made && (
        <Shares
          made={made}
          holders={plan.holders}
          onDone={() => {
            setMade({ ...made, shares: [] }); // on paper now, nowhere else
            lockNow(); // and the Worker that made them ends with its memory
            setStep('file');
          }}
        />
      )}
      {step === 'file' && made && <Keep made={made} plan={plan} onDone={() => setStep('minutes')} />}
      {step === 'minutes' && made && <Minutes made={made} plan={plan} onDone={onDone} />}
      {step !== 'minutes' && (
        <p class="no-print">
          <button type="button" class="plain" onClick={onDone}>
            {t('rite.quit')}
          </button>
        </p>
      )}
    </div>
  );
}

export function planFaults({ unit, office, holders }: Plan): Fault[] {
  const agencies = holders.map((h) => h.agency.normalize('NFC').trim().toLowerCase()).filter(Boolean);
  return [
    ...missing('unit', unit, t('keeper.needUnit')),
    ...nameFaults('office', office),
    ...holders.flatMap((h, i) => [
      ...missing(`holder-${i}`, h.name, t('rite.needHolder')),
      ...missing(`agency-${i}`, h.agency, t('rite.needAgency')),
    ]),
    ...(new Set(agencies).size < agencies.length ? [{ target: 'agency-0', text: t('rite.sameAgency') }] : []),
  ];
}

function Prepare(props: { plan: Plan; units: KeptUnit[]; onChange: (next: Plan) => void; onNext: () => void }) {
  const { plan, units, onChange } = props;
  const form = useForm(
    () => planFaults(plan),
    async () => props.onNext(),
  );
  const holder = (i: number, more: Partial<Holder>) =>
    onChange({ ...plan, holders: plan.holders.map((h, at) => (at === i ? { ...h, ...more } : h)) as Plan['holders'] });
  return (
    <form class="narrow" onSubmit={form.submit} noValidate autocomplete="off">
      <h2>{t('rite.prepare')}</h2>
      <p>{t('rite.prepareLead')}</p>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      <Field label={t('keeper.unit')} id="unit" error={form.fault('unit')}>
        {(given) => (
          <select {...given} value={plan.unit} onChange={(e) => onChange({ ...plan, unit: e.currentTarget.value })}>
            <option value="" />
            {units.map((u) => (
              <option key={u.id} value={u.id}>
                {u.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice
        id="purpose"
        label={t('keeper.purpose')}
        value={plan.purpose}
        options={[
          ['support', t('office.support')],
          ['children', t('office.children')],
        ]}
        onChoose={(purpose) => onChange({ ...plan, purpose })}
      />
      <OfficeName
        id="office"
        value={plan.office}
        onInput={(office) => onChange({ ...plan, office })}
        error={form.fault('office')}
      />
      {plan.holders.map((h, i) => (
        <div key={i}>
          <Line
            id={`holder-${i}`}
            label={t('rite.holder', { n: i + 1 })}
            value={h.name}
            onInput={(name) => holder(i, { name })}
            error={form.fault(`holder-${i}`)}
          />
          <Line
            id={`agency-${i}`}
            label={t('rite.agency', { n: i + 1 })}
            value={h.agency}
            onInput={(agency) => holder(i, { agency })}
            error={form.fault(`agency-${i}`)}
          />
        </div>
      ))}
      <button type="submit" class="primary">
        {t('rite.next')}
      </button>
    </form>
  );
}

function RootPhrase({ onMade }: { onMade: (made: Ceremony) => void }) {
  const [phrase, setPhrase] = useState(emptyPhrase);
  const form = useForm(
    () => phraseFaults(phrase),
    async () => onMade(await told(ask('ceremony', { passphrase: phrase.words }))),
  );
  return (
    <form class="narrow" onSubmit={form.submit} noValidate autocomplete="off">
      <h2>{t('rite.phrase')}</h2>
      <p>{t('rite.phraseLead')}</p>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      <NewPassphrase phrase={phrase} onChange={setPhrase} error={form.fault('again')} />
      <button type="submit" class="primary" aria-disabled={form.busy}>
        {t(form.busy ? 'rite.making' : 'rite.make')}
      </button>
    </form>
  );
}

function saveFile(made: Ceremony, name: string): void {
  const file: RootFile = { ...made.file, name };
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `khoa-goc-${made.office.slice(0, 8)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// The file first, then the server: an office whose root key nobody has could never get a member.
function Keep({ made, plan, onDone }: { made: Ceremony; plan: Plan; onDone: () => void }) {
  const [saved, setSaved] = useState(false);
  const [key] = useState(newKey);
  const form = useForm(
    () => [],
    async () => {
      const body: wire.NewSupportOffice = { unit: Number(plan.unit), purpose: plan.purpose, root: made.file.root };
      const as = session.peek()?.user.id;
      await post<wire.SupportOfficeName>('/support/offices', body, as === undefined ? { key } : { key, as });
      onDone();
    },
  );
  return (
    <form class="narrow" onSubmit={form.submit} noValidate>
      <h2>{t('rite.file')}</h2>
      <p>{t('rite.fileLead')}</p>
      <p class="buttons">
        <button type="button" onClick={() => saveFile(made, plan.office)}>
          {t('rite.fileDo')}
        </button>
      </p>
      <label class="tick">
        <input type="checkbox" checked={saved} onChange={() => setSaved(!saved)} />
        {t('rite.fileDone')}
      </label>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      <p>{t('rite.registerLead')}</p>
      <button type="submit" class="primary" disabled={!saved} aria-disabled={form.busy}>
        {t('rite.register')}
      </button>
    </form>
  );
}
