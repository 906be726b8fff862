import { get } from '../api/client';
import type { Element, Form, Plan } from '../api/types';
import { session } from '../session/session';

// The plan as compiled, fetched once for each hash and shared by every screen that needs forms.

let held: { hash: string; plan: Promise<Plan> } | null = null;

export function loadPlan(): Promise<Plan> {
  const hash = session.peek()?.plan?.hash ?? '';
  if (held?.hash !== hash) {
    const plan = get<Plan>('/plan');
    held = { hash, plan };
    plan.catch(() => {
      held = null; // the next screen asks again
    });
  }
  return held.plan;
}

export const formOf = (plan: Plan, id: string): Form | undefined => plan.forms.find((form) => form.id === id);
export const elementOf = (form: Form, id: string): Element | undefined => form.elements.find((e) => e.id === id);
// In the order of the sections, as every screen and document shows them.
export const inOrder = (form: Form): Element[] =>
  form.sections.flatMap((s) => s.elements.map((id) => elementOf(form, id))).filter((e) => e !== undefined);
