// DEV ONLY. Units, people and reports of the mock, and the few rules that make the screens behave.
import { plan } from './plan.mjs';

export const TODAY = '2018-07-03';
export const NOW = () => `2018-07-03T${new Date().toTimeString().slice(0, 8)}+07:00`;
const NAMES = [
  'Phường Ea Tam',
  'Phường Tân Lập',
  'Phường Tân Hòa',
  'Phường Tân An',
  'Phường Thống Nhất',
  'Phường Thành Nhất',
  'Phường Thắng Lợi',
  'Phường Tân Lợi',
  'Phường Thành Công',
  'Phường Tân Thành',
  'Phường Tân Tiến',
  'Phường Tự An',
  'Phường Khánh Xuân',
  'Xã Hòa Thuận',
  'Xã Cư Êbur',
  'Xã Ea Tu',
  'Xã Hòa Thắng',
  'Xã Ea Kao',
  'Xã Hòa Phú',
  'Xã Hòa Khánh',
  'Xã Hòa Xuân',
];
export const wards = NAMES.map((name, i) => ({ id: 101 + i, slug: `w${i}`, name }));
export const city = { id: 1, slug: 'ubnd-thanh-pho', name: 'UBND thành phố Buôn Ma Thuột' };
export const office = { id: 2, slug: 'phong-ldtbxh', name: 'Phòng LĐTBXH thành phố' };

const can = {
  officer: ['read', 'write', 'overview'],
  head: ['read', 'sign', 'overview', 'confirm'],
  checker: ['read', 'write', 'decide', 'release', 'overview'],
  leader: ['overview'],
  administrator: ['people', 'confirm', 'activate'],
};
const role = {
  officer: 'Cán bộ lập báo cáo',
  head: 'Lãnh đạo đơn vị',
  checker: 'Chuyên viên tổng hợp',
  leader: 'Lãnh đạo xem tổng quan',
  administrator: 'Quản trị',
};
export const roles = Object.entries(role).map(([id, vi]) => ({ id, vi, en: id }));
const person = (id, login, display_name, unit, kind, r) => ({
  id,
  login,
  display_name,
  password: 'mat-khau-thu',
  unit,
  kind,
  role: r,
});
export const users = [
  person(1, 'eatam.canbo', 'Nguyễn Thị Lan', wards[0], 'ward', 'officer'),
  person(2, 'eatam.lanhdao', 'Y Bih Niê', wards[0], 'ward', 'head'),
  person(3, 'ldtbxh.tonghop', 'Trần Văn Minh', office, 'agency', 'checker'),
  person(4, 'ubnd.lanhdao', 'Lê Thị Hoa', city, 'city', 'leader'),
  person(5, 'quantri', 'Phạm Quốc Anh', office, 'agency', 'administrator'),
  person(6, 'tanlap.canbo', 'H’Nuôn Êban', wards[1], 'ward', 'officer'),
];
export const sessionOf = (u) => ({
  user: { id: u.id, login: u.login, display_name: u.display_name },
  units: [{ ...u.unit, kind: u.kind, roles: [u.role], may: can[u.role] }],
  today: TODAY,
  now: NOW(),
  demo: true,
  plan: { id: plan.id, title: plan.title, hash: plan.hash, year: 2018 },
  must_change_password: false,
});
export const demoAccounts = () =>
  users.map((u) => ({
    login: u.login,
    password: u.password,
    unit: u.unit,
    role: u.role,
    role_vi: role[u.role],
    role_en: u.role,
  }));

export const periods = {
  '2018-Q1': {
    code: '2018-Q1',
    kind: 'quarterly',
    label: { vi: 'Quý I/2018', en: 'Quarter I/2018' },
    first: '2018-01-01',
    last: '2018-03-31',
  },
  '2018-Q2': {
    code: '2018-Q2',
    kind: 'quarterly',
    label: { vi: 'Quý II/2018', en: 'Quarter II/2018' },
    first: '2018-04-01',
    last: '2018-06-30',
  },
  '2018-Q3': {
    code: '2018-Q3',
    kind: 'quarterly',
    label: { vi: 'Quý III/2018', en: 'Quarter III/2018' },
    first: '2018-07-01',
    last: '2018-09-30',
  },
  '2018-H1': {
    code: '2018-H1',
    kind: 'half-yearly',
    label: { vi: '6 tháng đầu năm 2018', en: 'First half of 2018' },
    first: '2018-01-01',
    last: '2018-06-30',
  },
};
const dueOf = { '2018-Q1': '2018-04-05', '2018-Q2': '2018-07-05', '2018-Q3': '2018-10-05', '2018-H1': '2018-07-06' };
const form = plan.forms[0];
export const records = new Map();
export const obligations = [];
export const releases = [];
export const grants = [];

const figures = (seed) => {
  const cells = {};
  let x = seed * 7 + 3;
  for (const e of form.elements) {
    x = (x * 31 + 17) % 97;
    if (e.type === 'whole') cells[e.id] = x % 12;
    else if (e.type === 'money') cells[e.id] = (x % 40) * 500000;
    else if (e.type === 'decimal') cells[e.id] = `${x % 20}.5`;
    else if (e.type === 'date') cells[e.id] = '2018-02-09';
    else if (e.type === 'yes/no') cells[e.id] = x % 2 === 0;
    else if (e.type === 'choice')
      cells[e.id] = e.many ? [e.choices[0].id, e.choices[(x % 4) + 1].id].sort() : e.choices[0].id;
    else cells[e.id] = null;
  }
  cells['ht-vay-von'] = Math.min(cells['ht-vay-von'], cells['ht-tu-van']);
  cells['kt-vi-pham'] = Math.min(cells['kt-vi-pham'], cells['kt-co-so']);
  return cells;
};

export function newRecord(o, state = 'draft', cells = {}) {
  const r = {
    id: 500 + records.size,
    version: 1,
    form: { id: o.form.id, title: o.form.title, version: 1, layout: 1 },
    unit: o.unit,
    period: o.period,
    obligation: o.id,
    due: o.due,
    state,
    plan_hash: plan.hash,
    cells,
    explanations: {},
    notes: {},
    previous: null,
    base: [],
    author: null,
    outgoing: null,
    steps: [],
    revision: 0,
    frozen: null,
    missing: [],
    compare: [],
    corrections: {},
    computed: o.period.code === '2018-H1' ? ['tt-buoi', 'tt-luot-nguoi'] : [],
    changed_since: [],
  };
  if (o.form.id === form.id) r.previous = { period: periods['2018-Q1'], cells: figures(o.unit.id) };
  if (o.period.code === '2018-H1')
    r.base = [
      { period: periods['2018-Q1'], cells: figures(1) },
      { period: periods['2018-Q2'], cells: figures(2) },
    ];
  records.set(r.id, r);
  o.record = { id: r.id, version: 1 };
  return r;
}
const duty = (unit, period, state, late = 0, f = form) => {
  const o = {
    id: 1000 + obligations.length,
    task: plan.tasks[0],
    form: { id: f.id, title: f.title },
    unit,
    receiver: city,
    via: unit.id === office.id ? null : office,
    period: periods[period],
    due: { date: dueOf[period], kind: 'by', last_timely_day: dueOf[period], local_setting: true },
    state,
    late_days: late,
    timely: null,
    record: null,
    reason: null,
    sent_at: null,
    next: [],
  };
  obligations.push(o);
  return o;
};
wards.forEach((unit, i) => {
  const past = duty(unit, '2018-Q1', 'accepted');
  past.sent_at = '2018-04-04T09:00:00+07:00';
  newRecord(past, 'accepted', figures(i));
  const now = duty(unit, '2018-Q2', 'open');
  if (i >= 2 && i < 18) {
    newRecord(now, i % 3 === 0 ? 'accepted' : 'sent', figures(i + 5));
    now.state = records.get(now.record.id).state;
    now.sent_at = '2018-07-02T09:00:00+07:00';
  }
  duty(unit, '2018-Q3', 'upcoming');
});
const mine = obligations.filter((o) => o.unit.id === 101);
newRecord(mine[1], 'draft', {});
mine[1].state = 'draft';
const half = duty(wards[0], '2018-H1', 'returned');
half.reason = 'Kiểm tra lại mục 4: số lượt vi phạm nhiều hơn số lượt kiểm tra.';
newRecord(half, 'returned', figures(9));
duty(wards[0], '2018-Q1', 'overdue', 89);
const whole = duty(office, '2018-Q2', 'draft', 0, plan.forms[1]);
newRecord(whole, 'draft', { 'th-tt-buoi': 128, 'th-xp-canh-cao': 7 });
Object.assign(records.get(whole.record.id), {
  missing: [wards[0], wards[1], wards[18]],
  compare: [
    {
      id: 'tong-hop-thanh-pho.doi-chieu.1',
      element: 'th-xp-canh-cao',
      one: 'bao-cao-phuong-xa.xp-canh-cao',
      other: 'cong-an-thang.xp-canh-cao',
      rows: wards.slice(2, 7).map((unit, i) => ({ unit, a: i, b: i === 2 ? 4 : i, differs: i === 2 })),
      explained: null,
    },
  ],
  sources: { 'th-tt-buoi': wards.slice(2, 6).map((unit, i) => ({ form: form.id, unit, value: i + 3 })) },
});

export const mayOf = (r, u) => {
  const has = (c) => can[u.role].includes(c);
  const own = r.unit.id === u.unit.id;
  const open = ['draft', 'returned', 'reopened'].includes(r.state);
  const checks = u.role === 'checker' && !own;
  return [
    own && open && has('write') && 'write',
    own && open && has('write') && 'present',
    own && r.state === 'presented' && has('sign') && 'sign',
    own && r.state === 'presented' && has('sign') && 'send_back',
    checks && r.state === 'sent' && 'decide',
    checks && r.state === 'accepted' && 'reopen',
  ].filter(Boolean);
};
export const obligationFor = (o, u) => {
  const r = o.record && records.get(o.record.id);
  return {
    ...o,
    record: r ? { id: r.id, version: r.version } : null,
    next: r ? mayOf(r, u) : o.state !== 'upcoming' && u.role === 'officer' && o.unit.id === u.unit.id ? ['write'] : [],
  };
};
export const seen = (r, u) => ({ ...r, may: mayOf(r, u), problems: { errors: [], warnings: [] } });
