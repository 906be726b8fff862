import { isProblem } from '../api/problem';
import type { Element, Form, Plan } from '../api/types';
import { ask, recalled } from '../offline/ask';
import { session } from '../session/session';

// The plan as compiled, fetched once for each hash and shared by every screen that needs forms. One of an earlier visit will
// do while its hash is the active plan's, or while nobody can be asked.

let held: { hash: string; plan: Promise<Plan> } | null = null;

async function fetchPlan(hash: string): Promise<Plan> {
  const old = (await recalled<Plan>('/plan'))?.data;
  if (old?.hash === hash) return old;
  return ask<Plan>('/plan').catch((problem) => {
    if (old && isProblem(problem) && problem.passing) return old;
    throw problem;
  });
}

export function loadPlan(): Promise<Plan> {
  const hash = session.peek()?.plan?.hash ?? '';
  if (held?.hash !== hash) {
    const plan = fetchPlan(hash);
    held = { hash, plan };
    const again = () => {
      held = null; // the next screen asks again
    };
    plan.then((got) => got.hash === hash || again(), again);
  }
  return held.plan;
}

export const formOf = (plan: Plan, id: string): Form | undefined => plan.forms.find((form) => form.id === id);
export const elementOf = (form: Form, id: string): Element | undefined => form.elements.find((e) => e.id === id);
// In the order of the sections, as every screen and document shows them.
export const inOrder = (form: Form): Element[] =>
  form.sections.flatMap((s) => s.elements.map((id) => elementOf(form, id))).filter((e) => e !== undefined);
