// Identity numbers, telephone numbers and birth dates have no place in a report (design §1). The server refuses them; this
// is the same rule while somebody types (src/core/text.cpp, find_personal_data), so that the advice comes at once.

export type PersonalData = 'identity_number' | 'telephone' | 'birth_date';

const RUN = /\d(?:[\d]|[. \-/](?=\d))*/g;

export function findPersonalData(text: string): PersonalData | null {
  for (const match of text.normalize('NFC').matchAll(RUN)) {
    const found = judge(match[0], text.slice(Math.max(0, match.index - 40), match.index));
    if (found) return found;
  }
  return null;
}

function judge(run: string, before: string): PersonalData | null {
  const groups = run.split(/[. \-/]/);
  const digits = groups.join('');
  const [day = '', month = '', year = ''] = groups;
  if (groups.length === 3 && day.length <= 2 && month.length <= 2 && year.length === 4) {
    // The date of a document or event is wanted; a date of birth says so, or lies far back.
    const born = /sinh|born/.test(before.toLowerCase());
    return born || Number(year) < 2010 ? 'birth_date' : null;
  }
  const separator = /[. \-/]/.exec(run)?.[0];
  const money =
    separator === '.' && day.length <= 3 && !digits.startsWith('0') && groups.slice(1).every((g) => g.length === 3);
  if (money && groups.length > 1) return null;
  if (before.endsWith('+') && digits.startsWith('84') && digits.length === 11) return 'telephone';
  if (digits.length === 10 && digits.startsWith('0')) return 'telephone';
  return digits.length === 9 || digits.length === 12 ? 'identity_number' : null;
}
