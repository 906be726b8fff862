import type { ComponentType } from 'preact';
import { exec } from 'preact-iso/router';
import type { Capability } from './api/types';
import type { PlainKey } from './i18n';

// Every screen, and every state it must be able to show. The end-to-end run opens each row in each of its states and lets
// axe look at it; routes.test.ts refuses a row that leaves out a state its kind of screen has.

export type State =
  | 'ready'
  | 'loading'
  | 'empty'
  | 'error'
  | 'offline'
  | 'no-permission'
  | 'conflict'
  | 'session-end'
  | 'invalid';

export interface Screen {
  name: string;
  path: string;
  title: PlainKey;
  signedIn: boolean;
  open?: true; // for whoever comes, signed in or not, with a network or without
  // Any of these in any unit; empty: whoever is signed in. The server decides, this only chooses what to offer.
  needs: readonly Capability[];
  // What the screen loads first, as a pattern the end-to-end run can hold back or break; null: nothing.
  loads: string | null;
  states: readonly [State, ...State[]];
  load: () => Promise<{ default: ComponentType<ScreenProps> }>;
}
export interface ScreenProps {
  params: Record<string, string>;
  query: Record<string, string>;
}

const DATA = ['ready', 'loading', 'error', 'offline', 'no-permission', 'session-end'] as const;

export const screens: readonly Screen[] = [
  {
    name: 'sign-in',
    path: '/dang-nhap',
    title: 'signin.title',
    signedIn: false,
    needs: [],
    loads: null,
    states: ['ready', 'invalid', 'error', 'offline'],
    load: () => import('./session/SignIn'),
  },
  {
    name: 'redeem',
    path: '/nhan-loi-moi',
    title: 'redeem.title',
    signedIn: false,
    needs: [],
    loads: null,
    states: ['ready', 'invalid', 'error', 'offline'],
    load: () => import('./session/Redeem'),
  },
  {
    name: 'password',
    path: '/doi-mat-khau',
    title: 'password.title',
    signedIn: true,
    needs: [],
    loads: null,
    states: ['ready', 'invalid', 'error', 'offline', 'session-end'],
    load: () => import('./session/Password'),
  },
  {
    name: 'work',
    path: '/',
    title: 'work.title',
    signedIn: true,
    needs: ['read', 'write', 'sign', 'decide'],
    loads: '/api/v1/obligations?*',
    states: [...DATA, 'empty'],
    load: () => import('./work/WorkPage'),
  },
  {
    name: 'open',
    path: '/nghia-vu/:obligation',
    title: 'work.opening',
    signedIn: true,
    needs: ['read', 'write', 'sign', 'decide'],
    loads: '/api/v1/obligations/*/record',
    states: ['loading', 'error', 'offline', 'no-permission', 'session-end'],
    load: () => import('./work/OpenPage'),
  },
  {
    name: 'report',
    path: '/bao-cao/:record',
    title: 'word.report',
    signedIn: true,
    needs: ['read', 'write', 'sign', 'decide'],
    loads: '/api/v1/records/*',
    states: [...DATA, 'conflict', 'invalid'],
    load: () => import('./entry/EntryPage'),
  },
  {
    name: 'review-list',
    path: '/tong-hop',
    title: 'nav.review',
    signedIn: true,
    needs: ['decide', 'release'],
    loads: '/api/v1/obligations?*',
    states: [...DATA, 'empty'],
    load: () => import('./review/ReviewListPage'),
  },
  {
    name: 'review',
    path: '/tong-hop/:form/:period',
    title: 'nav.review',
    signedIn: true,
    needs: ['decide', 'release'],
    loads: '/api/v1/consolidation?*',
    states: [...DATA, 'empty'],
    load: () => import('./review/ReviewPage'),
  },
  {
    name: 'overview',
    path: '/tong-quan',
    title: 'nav.overview',
    signedIn: true,
    needs: ['overview'],
    loads: '/api/v1/overview?*',
    states: [...DATA, 'empty'],
    load: () => import('./overview/OverviewPage'),
  },
  {
    name: 'evidence',
    path: '/tong-quan/chi-tieu/:target',
    title: 'nav.overview',
    signedIn: true,
    needs: ['overview'],
    loads: '/api/v1/overview/evidence?*',
    states: [...DATA, 'empty'],
    load: () => import('./overview/EvidencePage'),
  },
  {
    name: 'overview-table',
    path: '/tong-quan/bang/:form/:period',
    title: 'nav.overview',
    signedIn: true,
    needs: ['overview'],
    loads: '/api/v1/overview/table?*',
    states: [...DATA, 'empty'],
    load: () => import('./overview/TablePage'),
  },
  {
    name: 'exchange',
    path: '/trao-doi',
    title: 'nav.exchange',
    signedIn: true,
    needs: ['read', 'write', 'overview'],
    loads: null,
    states: ['ready', 'invalid', 'error', 'offline', 'session-end'],
    load: () => import('./exchange/ExchangePage'),
  },
  {
    name: 'directives',
    path: '/yeu-cau',
    title: 'nav.directives',
    signedIn: true,
    needs: ['write', 'sign', 'decide'],
    loads: '/api/v1/directives',
    states: [...DATA, 'empty', 'invalid'],
    load: () => import('./directives/DirectivesPage'),
  },
  {
    name: 'directive',
    path: '/yeu-cau/:directive',
    title: 'nav.directives',
    signedIn: true,
    needs: ['write', 'sign', 'decide'],
    loads: '/api/v1/directives/*',
    states: [...DATA],
    load: () => import('./directives/DirectivePage'),
  },
  {
    name: 'petitions',
    path: '/kien-nghi',
    title: 'nav.petitions',
    signedIn: true,
    needs: ['write', 'sign', 'decide'],
    loads: '/api/v1/petitions',
    states: [...DATA, 'empty', 'invalid'],
    load: () => import('./petitions/PetitionsPage'),
  },
  {
    name: 'petition',
    path: '/kien-nghi/:petition',
    title: 'nav.petitions',
    signedIn: true,
    needs: ['write', 'sign', 'decide'],
    loads: '/api/v1/petitions/*',
    states: [...DATA, 'invalid'],
    load: () => import('./petitions/PetitionPage'),
  },
  {
    name: 'people',
    path: '/nguoi-dung',
    title: 'nav.people',
    signedIn: true,
    needs: ['people', 'confirm'],
    loads: '/api/v1/people',
    states: [...DATA, 'empty', 'invalid'],
    load: () => import('./people/PeoplePage'),
  },
  {
    name: 'notices',
    path: '/thong-bao',
    title: 'nav.notices',
    signedIn: true,
    needs: [],
    loads: '/api/v1/me/notices?*',
    states: ['ready', 'loading', 'empty', 'error', 'offline', 'session-end'],
    load: () => import('./notices/NoticesPage'),
  },
  {
    name: 'person',
    path: '/ca-nhan',
    title: 'nav.person',
    signedIn: true,
    needs: [],
    loads: '/api/v1/me/settings',
    states: ['ready', 'loading', 'error', 'offline', 'session-end', 'invalid'],
    load: () => import('./person/PersonPage'),
  },
  {
    name: 'reminders',
    path: '/nhac-viec',
    title: 'nav.reminders',
    signedIn: true,
    needs: ['people'],
    loads: '/api/v1/reminders/setting',
    states: [...DATA, 'conflict', 'invalid'],
    load: () => import('./reminders/RemindersPage'),
  },
  {
    name: 'excisions',
    path: '/cat-bo',
    title: 'nav.excise',
    signedIn: true,
    needs: ['read'],
    loads: '/api/v1/excisions',
    states: [...DATA, 'empty'],
    load: () => import('./excise/ExcisionsPage'),
  },
  {
    name: 'excise',
    path: '/cat-bo/:kind/:subject',
    title: 'nav.excise',
    signedIn: true,
    needs: ['read'],
    loads: '/api/v1/excisions/texts?*',
    states: [...DATA, 'empty', 'invalid'],
    load: () => import('./excise/ExcisePage'),
  },
  {
    name: 'audit',
    path: '/nhat-ky',
    title: 'nav.audit',
    signedIn: true,
    needs: ['audit'],
    loads: '/api/v1/audit',
    states: [...DATA, 'empty', 'invalid'],
    load: () => import('./audit/AuditPage'),
  },
  {
    name: 'help',
    path: '/giup-do',
    title: 'nav.help',
    signedIn: false,
    open: true,
    needs: [],
    loads: '/api/v1/support/offices',
    states: ['ready', 'loading', 'empty', 'error', 'offline'],
    load: () => import('./support/HelpPage'),
  },
  {
    name: 'limits',
    path: '/giup-do/gioi-han',
    title: 'nav.help',
    signedIn: false,
    open: true,
    needs: [],
    loads: null,
    states: ['ready'],
    load: () => import('./support/LimitsPage'),
  },
  {
    name: 'withdraw',
    path: '/rut-lai',
    title: 'nav.withdraw',
    signedIn: false,
    open: true,
    needs: [],
    loads: null,
    states: ['ready', 'invalid', 'error', 'offline'],
    load: () => import('./support/WithdrawPage'),
  },
  {
    name: 'referral',
    path: '/phieu-gioi-thieu',
    title: 'nav.referral',
    signedIn: true,
    needs: ['write'],
    loads: '/api/v1/support/offices',
    states: [...DATA, 'empty'],
    load: () => import('./support/ReferralPage'),
  },
  {
    name: 'cases',
    path: '/ho-so',
    title: 'nav.cases',
    signedIn: true,
    needs: ['support'],
    loads: '/api/v1/support/desk',
    states: [...DATA, 'empty'],
    load: () => import('./support/desk/DeskPage'),
  },
  {
    name: 'keeper',
    path: '/khoa-ho-tro',
    title: 'nav.keeper',
    signedIn: true,
    needs: ['keep'],
    loads: '/api/v1/support/desk',
    states: [...DATA, 'empty'],
    load: () => import('./support/keeper/KeeperPage'),
  },
  {
    name: 'guide',
    path: '/huong-dan',
    title: 'app.help',
    signedIn: false,
    open: true,
    needs: [],
    loads: null,
    states: ['ready'],
    load: () => import('./guide/GuidePage'),
  },
  {
    name: 'guide-page',
    path: '/huong-dan/:page',
    title: 'app.help',
    signedIn: false,
    open: true,
    needs: [],
    loads: null,
    states: ['ready', 'empty'],
    load: () => import('./guide/GuidePage'),
  },
  {
    name: 'forms',
    path: '/bieu-mau',
    title: 'nav.forms',
    signedIn: true,
    needs: [],
    loads: '/api/v1/plan',
    states: ['ready', 'loading', 'empty', 'error', 'offline', 'session-end'],
    load: () => import('./forms/FormsPage'),
  },
  {
    name: 'plans',
    path: '/ke-hoach',
    title: 'nav.plans',
    signedIn: true,
    needs: ['activate'],
    loads: '/api/v1/plan/activations',
    states: [...DATA, 'empty', 'conflict', 'invalid'],
    load: () => import('./plans/PlansPage'),
  },
  {
    name: 'units',
    path: '/don-vi',
    title: 'nav.units',
    signedIn: true,
    needs: [],
    loads: '/api/v1/units',
    states: ['ready', 'loading', 'empty', 'error', 'offline', 'session-end', 'invalid'],
    load: () => import('./units/UnitsPage'),
  },
];

export interface Found {
  screen: Screen;
  params: Record<string, string>;
}

export function screenAt(path: string): Found | null {
  for (const screen of screens) {
    const found = exec(path, screen.path);
    if (found) return { screen, params: found.params };
  }
  return null;
}
