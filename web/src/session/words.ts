import type { Problem } from '../api/problem';
import { t } from '../i18n';
import { problemWords } from '../ui/states';

// A refused sign-in says the same whoever it was; too many attempts say how long to wait.
export function signInWords(problem: Problem): string {
  if (problem.status === 429) return t('signin.wait', { n: problem.retryAfter || 60 });
  return problemWords(problem);
}
