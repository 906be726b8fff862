import type { Capability } from '../api/types';
import type { PlainKey } from '../i18n';
import { mayAnywhere, session } from '../session/session';
import type { IconName } from '../ui/Icon';

// What the rail offers: only what the person may use is shown (reference frontend §5.1).
export interface Section {
  path: string;
  title: PlainKey;
  short: PlainKey;
  icon: IconName;
  needs: Capability[];
  of?: readonly string[]; // only where a unit of one of these kinds gives it
}

// Whose units refer people (src/support/rules.cpp).
const SENDERS = [
  'police',
  'ward-police',
  'ward',
  'commune',
  'union',
  'ward-women-union',
  'ward-youth-union',
  'volunteer-team',
];

const ALL: Section[] = [
  { path: '/', title: 'nav.work', short: 'nav.work', icon: 'work', needs: ['read', 'write', 'sign', 'decide'] },
  { path: '/tong-hop', title: 'nav.review', short: 'nav.reviewShort', icon: 'sum', needs: ['decide', 'release'] },
  {
    path: '/yeu-cau',
    title: 'nav.directives',
    short: 'nav.directivesShort',
    icon: 'send',
    needs: ['write', 'sign', 'decide'],
  },
  {
    path: '/kien-nghi',
    title: 'nav.petitions',
    short: 'nav.petitionsShort',
    icon: 'note',
    needs: ['write', 'sign', 'decide'],
  },
  { path: '/tong-quan', title: 'nav.overview', short: 'nav.overview', icon: 'chart', needs: ['overview'] },
  {
    path: '/phieu-gioi-thieu',
    title: 'nav.referral',
    short: 'nav.referralShort',
    icon: 'seal',
    needs: ['write'],
    of: SENDERS,
  },
  { path: '/ho-so', title: 'nav.cases', short: 'nav.casesShort', icon: 'lock', needs: ['support'] },
  { path: '/khoa-ho-tro', title: 'nav.keeper', short: 'nav.keeperShort', icon: 'key', needs: ['keep'] },
  { path: '/nguoi-dung', title: 'nav.people', short: 'nav.peopleShort', icon: 'people', needs: ['people', 'confirm'] },
  { path: '/nhac-viec', title: 'nav.reminders', short: 'nav.remindersShort', icon: 'bell', needs: ['people'] },
  { path: '/don-vi', title: 'nav.units', short: 'nav.unitsShort', icon: 'tree', needs: ['activate'] },
  { path: '/ke-hoach', title: 'nav.plans', short: 'nav.plansShort', icon: 'check', needs: ['activate'] },
  { path: '/bieu-mau', title: 'nav.forms', short: 'nav.formsShort', icon: 'sheet', needs: ['activate'] },
  { path: '/nhat-ky', title: 'nav.audit', short: 'nav.auditShort', icon: 'list', needs: ['audit'] },
];

const offered = ({ needs, of }: Section): boolean =>
  of
    ? (session.value?.units ?? []).some(
        (u) => of.includes(u.kind) && needs.some((n) => (u.may as string[]).includes(n)),
      )
    : needs.some(mayAnywhere);
export const sections = (): Section[] => ALL.filter(offered);

// Where somebody lands: their work; without any, the first section they may use. A person without a unit sees "My work",
// which says whom to contact.
export const home = (): string => sections()[0]?.path ?? '/';
