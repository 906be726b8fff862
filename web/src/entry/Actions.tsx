import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { download, online } from '../api/client';
import { isProblem } from '../api/problem';
import type { Report } from '../api/types';
import { t } from '../i18n';
import { announce } from '../ui/announce';
import { later, usePreload } from '../ui/later';
import { problemWords } from '../ui/states';
import type { Cursor } from './cursor';
import type { Findings } from './problems';
import type { Ask } from './ReportView';
import type { StepName } from './StepDialogs';
import type { EntryStore } from './store';
import type { Sync } from './sync';

const StepDialogs = later(() => import('./StepDialogs').then((m) => m.StepDialogs));
const SheetUpload = later(() => import('./SheetUpload').then((m) => m.SheetUpload));

interface ActionsProps {
  store: EntryStore;
  sync: Sync;
  found: ReadonlySignal<Findings>;
  check: () => boolean;
  cursor: () => Cursor | null;
  ask: Signal<Ask | null>;
  onStep: (report: Report) => void;
}

// What this person may do next with this report; the server's `may` decides, the checks here only say it sooner.
export function Actions(props: ActionsProps) {
  const { store, sync, found, check, cursor, ask } = props;
  usePreload(StepDialogs);
  const step = useSignal<StepName | 'upload' | null>(null);
  const { may, id, form } = store.report.value;
  const writes = store.writable.value;
  const away = !online.value;
  // Signing and deciding, and files that the server makes, need the network; typing and presenting don't.
  const net = (go: () => void) => ({
    'aria-disabled': away,
    'aria-describedby': away ? 'needs-network' : undefined,
    onClick: () => (away ? announce(t('act.needsNetwork')) : go()),
  });
  const start = (name: StepName | 'upload') => () => {
    step.value = name;
  };
  const present = () => {
    store.presenting.value = true;
    if (check() && found.peek().warnings.every((w) => w.explained !== '')) step.value = 'present';
  };
  const tell = () => {
    const ok = check();
    const open = found.peek().warnings.filter((w) => w.explained === '').length;
    announce(
      !ok
        ? t('check.errors', { n: found.peek().errors.length })
        : open > 0
          ? t('check.noneWarn', { n: open })
          : t('check.none'),
    );
  };
  const fetchFile = (name: string) => () =>
    void download(`/records/${id}/${name}`).catch((problem) => isProblem(problem) && announce(problemWords(problem)));
  const pasteBox = () => {
    const at = cursor()?.cell.peek() ?? { row: 0, col: 0 };
    ask.value = { what: 'paste', block: null, at };
  };
  return (
    <div class="act no-print" role="group" aria-label={t('word.state')}>
      {writes && (
        <>
          <button type="button" onClick={tell}>
            {t('act.check')}
          </button>
          <button type="button" onClick={pasteBox}>
            {t('act.paste')}
          </button>
          <button type="button" onClick={start('nil')}>
            {t('act.nil')}
          </button>
        </>
      )}
      <details class="more">
        <summary class="button">{t('act.more')}</summary>
        <div class="menu">
          {writes && (
            <>
              <button type="button" class="plain" {...net(fetchFile('sheet.xlsx'))}>
                {t('act.sheet')}
              </button>
              <button type="button" class="plain" {...net(start('upload'))}>
                {t('act.upload')}
              </button>
            </>
          )}
          <button type="button" class="plain" {...net(fetchFile('report.docx'))}>
            {t('act.docx')}
          </button>
          <button type="button" class="plain" {...net(fetchFile('report.xlsx'))}>
            {t('act.xlsx')}
          </button>
          <button type="button" class="plain" onClick={fetchFile('report.pdf')}>
            {t('act.pdf')}
          </button>
          <button type="button" class="plain" onClick={() => print()}>
            {t('app.print')}
          </button>
          <a class="button plain" href={`/cat-bo/bao-cao/${id}`}>
            {t('nav.excise')}
          </a>
          <button
            type="button"
            class="plain"
            onClick={() => {
              ask.value = { what: 'keys' };
            }}
          >
            {t('act.keys')}
          </button>
        </div>
      </details>
      <span class="grow" />
      {may.includes('decide') && (
        <a class="button" href={`/tong-hop/${form.id}/${store.report.value.period.code}`}>
          {t('act.toReview')}
        </a>
      )}
      {may.includes('reopen') && (
        <button type="button" {...net(start('reopen'))}>
          {t('act.reopen')}
        </button>
      )}
      {may.includes('send_back') && (
        <button type="button" {...net(start('send_back'))}>
          {t('act.sendBack')}
        </button>
      )}
      {may.includes('decide') && (
        <>
          <button type="button" {...net(start('return'))}>
            {t('act.return')}
          </button>
          <button type="button" class="primary" {...net(start('accept'))}>
            {t('act.accept')}
          </button>
        </>
      )}
      {may.includes('sign') && (
        <button type="button" class="primary" {...net(start('sign'))}>
          {t('act.sign')}
        </button>
      )}
      {store.queued.value && (
        <button type="button" class="primary" onClick={() => void sync.withdraw()}>
          {t('present.back')}
        </button>
      )}
      {writes && may.includes('present') && (
        <button type="button" class="primary" onClick={present}>
          {t('act.present')}
        </button>
      )}
      {away && (
        <p class="small needs" id="needs-network">
          {t('act.needsNetwork')}
        </p>
      )}
      {step.value === 'upload' && (
        <SheetUpload
          store={store}
          onClose={() => {
            step.value = null;
          }}
        />
      )}
      {step.value && step.value !== 'upload' && (
        <StepDialogs {...props} name={step.value} step={step as Signal<StepName | null>} />
      )}
    </div>
  );
}
