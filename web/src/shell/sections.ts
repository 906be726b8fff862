import type { Capability } from '../api/types';
import type { PlainKey } from '../i18n';
import { mayAnywhere } from '../session/session';
import type { IconName } from '../ui/Icon';

// What the rail offers: only what the person may use is shown (reference frontend §5.1).
export interface Section {
  path: string;
  title: PlainKey;
  short: PlainKey;
  icon: IconName;
  needs: Capability[];
}

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
    path: '/trao-doi',
    title: 'nav.exchange',
    short: 'nav.exchangeShort',
    icon: 'exchange',
    needs: ['read', 'write', 'overview'],
  },
  { path: '/nguoi-dung', title: 'nav.people', short: 'nav.peopleShort', icon: 'people', needs: ['people', 'confirm'] },
  { path: '/nhac-viec', title: 'nav.reminders', short: 'nav.remindersShort', icon: 'bell', needs: ['people'] },
];

export const sections = (): Section[] => ALL.filter((section) => section.needs.some(mayAnywhere));

// Where somebody lands: their work; without any, the first section they may use. A person without a unit sees "My work",
// which says whom to contact.
export const home = (): string => sections()[0]?.path ?? '/';
