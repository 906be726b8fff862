import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Form, Report } from '../api/types';
import { say, t } from '../i18n';
import { holdReport } from '../offline/alone';
import { announce } from '../ui/announce';
import { ErrorSummary, type Fault } from '../ui/ErrorSummary';
import { HiddenLegend } from '../ui/Figure';
import { later, usePreload } from '../ui/later';
import { Page } from '../ui/Page';
import { Actions } from './Actions';
import { ConflictDialog } from './ConflictDialog';
import { ContextBar } from './ContextBar';
import type { Cursor } from './cursor';
import { Notices } from './Notices';
import type { Opened } from './opened';
import { type Found, problems } from './problems';
import { Sheet } from './Sheet';
import { StepsList } from './StepsList';
import { EntryStore } from './store';
import { Sync } from './sync';
import type { SheetAsks } from './useSheetKeys';
import { hasHidden } from './values';
import { Warnings } from './Warnings';

const CellDialog = later(() => import('./CellDialog').then((m) => m.CellDialog));
const PasteDialog = later(() => import('./PasteDialog').then((m) => m.PasteDialog));
const SourcesCompare = later(() => import('./SourcesCompare').then((m) => m.SourcesCompare));
const KeysDialog = later(() => import('./KeysDialog').then((m) => m.KeysDialog));
const WithReport = later(() => import('../petitions/WithReport').then((m) => m.WithReport));
const LeftoverBox = later(() => import('./LeftoverBox').then((m) => m.LeftoverBox));

export type Ask =
  | { what: 'keys' }
  | { what: 'cell'; element: string }
  | { what: 'paste'; block: string[][] | null; at: { row: number; col: number } };

export function ReportView(props: {
  opened: Opened;
  form: Form;
  stale: ComponentChildren;
  onStep: (report: Report) => void;
  onPlanChanged: () => void;
}) {
  const { opened, form, onStep } = props;
  const { plan, report, drawer, leftover } = opened;
  const store = useMemo(() => new EntryStore(plan, form, report, drawer), []);
  const sync = useMemo(() => new Sync(store), [store]);
  const found = useMemo(() => problems(store), [store]);
  const ask = useSignal<Ask | null>(null);
  const [turn, setTurn] = useState(0);
  const cursor = useRef<Cursor | null>(null);
  sync.onPlanChanged = () => {
    cursor.current?.editor?.commit();
    props.onPlanChanged();
  };
  sync.onOpened = (record) => history.replaceState(history.state, '', `/bao-cao/${record}`); // quietly, mid-typing
  sync.onPresented = (next) => {
    announce(t('present.done'));
    onStep(next);
  };
  useEffect(() => {
    const free = holdReport(store.drawer);
    return () => {
      sync.close();
      free();
    };
  }, [sync, store]);
  useEffect(() => {
    if (report !== store.report.peek()) sync.adopt(report); // loaded again after a time without a network
  }, [report, store, sync]);
  usePreload(PasteDialog, CellDialog, LeftoverBox);
  const restored = store.restored;
  useEffect(() => {
    if (restored > 0) announce(t('sync.restored', { n: restored }));
  }, [restored]);

  const goTo = (element: string) => {
    const row = store.elements.findIndex((e) => e.id === element);
    const col = cursor.current?.place.peek().at.col ?? 0;
    const now = report.base.length;
    if (row >= 0)
      cursor.current?.go({ at: { row, col: store.editable(store.elements[row] as never) ? now : col }, run: null });
  };
  const asks = useMemo<SheetAsks>(
    () => ({
      onHelp: () => {
        ask.value = { what: 'keys' };
      },
      onNote: (element) => {
        ask.value = { what: 'cell', element };
      },
      onPaste: (block, at) => {
        ask.value = { what: 'paste', block, at };
      },
    }),
    [ask],
  );
  // [Kiểm tra số liệu]: from now on blanks are errors; the summary takes the focus.
  const check = (): boolean => {
    cursor.current?.editor?.commit();
    store.checked.value = true;
    setTurn((n) => n + 1);
    return found.peek().errors.length === 0;
  };
  const title = t('entry.title', { form: say(form.title), period: say(report.period.label) });
  const close = () => {
    ask.value = null;
  };
  const errors = store.checked.value ? found.value.errors.map((e) => errorLine(store, e, goTo)) : [];
  const unexplained = store.presenting.value ? found.value.warnings.filter((w) => w.explained === '') : [];
  const faults = [
    ...errors,
    ...unexplained.map((w) => ({
      target: `cell-${w.elements[0]}`,
      text: t('warn.need', { text: w.text }),
      focus: () => asks.onNote(w.elements[0] ?? ''),
    })),
  ];
  return (
    <Page title={title} wide wrong={faults.length > 0}>
      <ContextBar store={store} sync={sync} />
      {props.stale}
      <Notices store={store} sync={sync} trouble={opened.trouble} />
      {leftover && <LeftoverBox leftover={leftover} drawer={drawer} report={report} store={store} />}
      <ErrorSummary faults={faults} turn={turn} />
      <Warnings store={store} found={found} onGo={goTo} />
      <Sheet
        store={store}
        found={found}
        asks={asks}
        onCursor={(made) => {
          cursor.current = made;
        }}
      />
      {(report.compare ?? []).length > 0 && <SourcesCompare store={store} />}
      {hasHidden(report.cells) && <HiddenLegend />}
      <Actions
        store={store}
        sync={sync}
        found={found}
        check={check}
        cursor={() => cursor.current}
        ask={ask}
        onStep={onStep}
      />
      <WithReport report={report} />
      <StepsList report={store.report.value} />
      {ask.value?.what === 'keys' && <KeysDialog onClose={close} />}
      {ask.value?.what === 'cell' && (
        <CellDialog store={store} found={found} element={ask.value.element} onClose={close} />
      )}
      {ask.value?.what === 'paste' && (
        <PasteDialog store={store} block={ask.value.block} at={ask.value.at} onClose={close} />
      )}
      {store.conflicts.value.length > 0 && <ConflictDialog store={store} />}
    </Page>
  );
}

function errorLine(store: EntryStore, found: Found, goTo: (element: string) => void): Fault {
  const id = found.elements[0] ?? '';
  const alone = found.check === undefined; // a rule's text names its cells itself
  const text = alone ? `${say(store.cell(id)?.element.title)}: ${found.text}` : found.text;
  return { target: id ? `cell-${id}` : null, text, focus: () => goTo(id) };
}
