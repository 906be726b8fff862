import { type Dictionary, type PlainKey, t } from '../i18n';

type KindKey = Extract<keyof Dictionary, `kind.${string}`> & PlainKey;
const KNOWN: Record<string, KindKey> = {
  province: 'kind.province',
  city: 'kind.city',
  ward: 'kind.ward',
  commune: 'kind.commune',
  committee: 'kind.committee',
  council: 'kind.council',
  party: 'kind.party',
  department: 'kind.department',
  agency: 'kind.agency',
  police: 'kind.police',
  union: 'kind.union',
  'team-178': 'kind.team-178',
  'ward-police': 'kind.ward-police',
  'ward-women-union': 'kind.ward-women-union',
  'ward-youth-union': 'kind.ward-youth-union',
  'ward-team-178': 'kind.ward-team-178',
  'volunteer-team': 'kind.volunteer-team',
};

// A kind of unit in words; a plan may have kinds of its own, which are shown as it names them.
export const kindName = (kind: string): string => (KNOWN[kind] ? t(KNOWN[kind]) : kind);
