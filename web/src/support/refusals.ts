import { Problem } from '../api/problem';
import { t } from '../i18n';
import { type Refusal, Refused, refusalOf } from './protocol/refusal';

// A refusal of this browser, as screens show what went wrong: its own words, like the server's.
export const refusalWords = (refusal: Refusal): string => t(`refusal.${refusal}`);

export function asProblem(cause: unknown): unknown {
  const refusal = refusalOf(cause);
  return refusal ? new Problem(422, `sealed-${refusal}`, '', refusalWords(refusal)) : cause;
}
// For forms: what was refused here stands where what the server refused would stand.
export async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw asProblem(cause);
  }
}
export { Refused };
