import type { Person, Role, Unit } from '../api/types';
import { sortNames } from '../entry/values';
import { lang } from '../i18n';
import { session } from '../session/session';

export const roleName = (role: Role): string => (lang.value === 'en' ? role.en : role.vi) || role.id;

// Units that somebody here may act for: their own, and those of the people they manage.
export function knownUnits(people: Person[]): Unit[] {
  const all = [...(session.value?.units ?? []), ...people.flatMap((p) => p.roles.map((r) => r.unit))];
  return sortNames([...new Map(all.map((u) => [u.id, u])).values()], (u) => u.name);
}
