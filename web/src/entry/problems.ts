import { computed, type ReadonlySignal } from '@preact/signals';
import type { Cells, Problem as ServerProblem } from '../api/types';
import { say, t } from '../i18n';
import { fails, scopeOf } from '../plan/checks';
import type { EntryStore } from './store';
import { isBlank } from './values';

// Everything that is wrong or doubtful in an open report, live. Errors stop presenting; a warning wants an explanation.

export interface Found {
  check?: string | undefined; // none: the cell alone
  elements: string[]; // the first one is where the text stands
  text: string;
}
export interface Findings {
  errors: Found[];
  warnings: (Found & { explained: string })[];
}

export function problems(store: EntryStore): ReadonlySignal<Findings> {
  const cells = computed<Cells>(() =>
    Object.fromEntries(store.elements.map((e) => [e.id, store.cell(e.id)?.value.value ?? null])),
  );
  return computed(() => (store.writable.value ? local(store, cells.value) : remote(store)));
}

function local(store: EntryStore, cells: Cells): Findings {
  const errors: Found[] = [];
  for (const element of store.elements) {
    const cell = store.cell(element.id);
    const fault = cell?.fault.value;
    if (fault) errors.push({ elements: [element.id], text: fault });
    else if (store.checked.value && element.required && !store.computed(element) && isBlank(cells[element.id])) {
      errors.push({ elements: [element.id], text: t('error.required') });
    }
  }
  const warnings: Findings['warnings'] = [];
  const report = store.report.value;
  const scope = scopeOf(store.elements, cells, report.previous?.cells ?? null);
  for (const check of store.form.checks) {
    if (!fails(check, scope)) continue;
    const found = { check: check.id, elements: check.elements, text: say(check.say) };
    if (check.severity === 'error') errors.push(found);
    else warnings.push({ ...found, explained: store.explanations.value[check.id] ?? '' });
  }
  return { errors, warnings };
}

// To somebody who only reads, the server's own list.
function remote(store: EntryStore): Findings {
  const report = store.report.value;
  const checks = new Map(store.form.checks.map((c) => [c.id, c]));
  const found = (p: ServerProblem): Found => ({
    check: p.check,
    elements: p.element ? [p.element] : (checks.get(p.check ?? '')?.elements ?? []),
    text: say(p.text) || say(checks.get(p.check ?? '')?.say),
  });
  return {
    errors: report.problems.errors.map(found),
    warnings: report.problems.warnings.map((p) => ({
      ...found(p),
      explained: report.explanations[p.check ?? ''] ?? '',
    })),
  };
}
