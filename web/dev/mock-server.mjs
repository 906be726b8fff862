// DEV ONLY: an imitation of the API in memory, so that screens can be looked at without the real server. Not a reference:
// the contract is the server's OpenAPI. `node dev/mock-server.mjs` serves /api/v1 and, when built, dist/ under the same
// headers as the real server, on PORT (5280).

import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  demoAccounts,
  grants,
  NOW,
  newRecord,
  obligationFor,
  obligations,
  office,
  periods,
  records,
  releases,
  roles,
  seen,
  sessionOf,
  TODAY,
  users,
  wards,
} from './mock/city.mjs';
import { plan } from './mock/plan.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types hoanhap";
const sessions = new Map();
const answers = new Map();
const problem = (status, slug, title, detail, more = {}) => ({
  status,
  problem: { type: `/errors/${slug}`, status, title, detail, ...more },
});
const hidden = () => problem(404, 'not-found', 'Không tìm thấy', 'Không có dữ liệu này.');
const form = plan.forms[0];

const sumOf = (rows) =>
  Object.fromEntries(
    form.elements
      .filter((e) => ['whole', 'money'].includes(e.type))
      .map((e) => [e.id, rows.reduce((s, r) => s + (r.cells[e.id] ?? 0), 0)]),
  );

function consolidation(code) {
  const of = obligations.filter((o) => o.form.id === form.id && o.period.code === code);
  if (of.length === 0) return null;
  const inside = of.filter((o) => ['sent', 'accepted'].includes(o.state));
  const rows = inside.map((o) => ({ unit: o.unit, cells: records.get(o.record.id).cells }));
  const police = (v, i) => (i === 2 ? (v ?? 0) + 1 : (v ?? 0));
  return {
    form: { id: form.id, title: form.title },
    period: periods[code],
    units: of.map((o) => ({
      unit: o.unit,
      obligation: o.id,
      state: o.state,
      timely: o.timely,
      record: o.record?.id ?? null,
      late_days: o.late_days,
    })),
    missing: of.filter((o) => !inside.includes(o)).map((o) => o.unit),
    elements: form.elements.map((e) => e.id),
    rows,
    total: { sent: sumOf(rows), accepted: sumOf(rows.filter((_, i) => inside[i].state === 'accepted')) },
    previous_total: sumOf([...records.values()].filter((r) => r.period.code === '2018-Q1')),
    compare: ['xp-canh-cao', 'xp-phat-tien'].map((element) => ({
      element,
      other: `cong-an-thang.${element}`,
      rows: rows
        .slice(0, 6)
        .map((r, i) => ({ unit: r.unit, a: r.cells[element], b: police(r.cells[element], i), differs: i === 2 })),
      explained: null,
    })),
    released: releases.find((x) => x.period === code) ?? null,
    may: ['decide', 'release'],
  };
}

const targets = () =>
  [
    [
      'tuyen-truyen-100',
      '100% phường, xã tuyên truyền bằng nhiều hình thức',
      ['II.2.a', 'II.2.b'],
      16,
      21,
      'under_way',
    ],
    ['duong-day-100', '100% vụ đường dây, ổ nhóm bị triệt phá và xử lý kịp thời', ['II.2.c'], 0, 0, 'no_data'],
    ['lanh-manh-17', 'Giữ 17 phường, xã lành mạnh của năm 2017', ['II.2.e'], 17, 17, 'met'],
    ['tap-huan-100', '100% cán bộ trực tiếp ở phường, xã được tập huấn', ['II.2.h'], { hidden: '<5' }, 42, 'not_met'],
  ].map(([id, vi, clauses, a, b, state], i) => ({
    id,
    title: { vi, en: vi },
    clauses,
    value: { numerator: a, denominator: b, share: typeof a === 'number' && b ? a / b : null },
    goal: '100%',
    state,
    which: 'accepted',
    units: i === 0 ? wards.map((unit, k) => ({ unit, holds: k < 16 ? true : k < 19 ? false : null })) : [],
    note:
      i === 0
        ? {
            vi: 'Kế hoạch không nói “nhiều hình thức” là bao nhiêu; ở đây lấy từ hai hình thức trở lên (thiết lập tại địa phương).',
          }
        : null,
  }));

const STEP = {
  present: ['draft,returned,reopened', 'presented'],
  sign: ['presented', 'sent'],
  send_back: ['presented', 'draft'],
  accept: ['sent', 'accepted'],
  return: ['sent', 'returned'],
  reopen: ['accepted', 'reopened'],
};

// [method, pattern, handler(params, body, user, query, request)]; user is null when nobody is signed in.
const routes = [
  [
    'GET',
    '/session',
    (_, __, u) => (u ? { status: 200, body: sessionOf(u) } : problem(401, 'no-session', 'Chưa đăng nhập', '')),
  ],
  ['DELETE', '/session', () => ({ status: 204, cookie: '' })],
  [
    'POST',
    '/password',
    (_, b) =>
      b.new?.length >= 10
        ? { status: 204 }
        : problem(422, 'weak-password', 'Mật khẩu yếu', 'Ít nhất 10 ký tự.', {
            fields: [{ field: 'new', detail: 'Ít nhất 10 ký tự.' }],
          }),
  ],
  [
    'POST',
    '/invitations/redeem',
    (_, b) =>
      b.code === 'ABCD-1234'
        ? { status: 201, body: sessionOf(users[0]), cookie: '1' }
        : problem(422, 'bad-code', 'Mã không dùng được', 'Mã mời sai, đã dùng hoặc hết hạn.', {
            fields: [{ field: 'code', detail: 'Mã mời sai, đã dùng hoặc hết hạn.' }],
          }),
  ],
  ['GET', '/demo/accounts', () => ({ status: 200, body: demoAccounts() })],
  ['GET', '/plan', () => ({ status: 200, body: plan })],
  [
    'GET',
    '/obligations',
    (_, __, u, q) => ({
      status: 200,
      body: {
        today: TODAY,
        items: obligations
          .filter((o) =>
            q.scope === 'checking' ? u.unit.id === office.id && o.unit.id !== office.id : o.unit.id === u.unit.id,
          )
          .map((o) => obligationFor(o, u)),
      },
    }),
  ],
  [
    'POST',
    '/obligations/:id/record',
    ({ id }, _, u) => {
      const o = obligations.find((x) => x.id === Number(id) && x.unit.id === u.unit.id);
      if (!o) return hidden();
      const r = o.record ? records.get(o.record.id) : newRecord(o);
      if (o.state === 'open') o.state = 'draft';
      return { status: 201, body: { record: seen(r, u) } };
    },
  ],
  [
    'POST',
    '/obligations/:id/waive',
    ({ id }, b, u) => {
      const o = obligations.find((x) => x.id === Number(id));
      Object.assign(o, { state: 'waived', reason: b.reason });
      return { status: 200, body: obligationFor(o, u) };
    },
  ],
  [
    'GET',
    '/records/:id',
    ({ id }, _, u) => {
      const r = records.get(Number(id));
      return r && (r.unit.id === u.unit.id || u.role === 'checker') ? { status: 200, body: seen(r, u) } : hidden();
    },
  ],
  [
    'PUT',
    '/records/:id/draft',
    ({ id }, b, u, _, req) => {
      const r = records.get(Number(id));
      if (!r) return hidden();
      const stale = checkVersion(r, req, u);
      if (stale) return stale;
      const bad = Object.entries(b.cells ?? {}).filter(([el, v]) => v === 666 && el);
      if (bad.length)
        return problem(422, 'invalid-cells', 'Có ô không hợp lệ', 'Sửa các ô được nêu.', {
          fields: bad.map(([field]) => ({ field, detail: 'Máy chủ không nhận số 666 (chỉ có ở bản thử).' })),
        });
      Object.assign(r.cells, b.cells);
      Object.assign(r.explanations, b.explanations);
      Object.assign(r.notes, b.notes);
      r.version += 1;
      r.author = { name: u.display_name, at: NOW() };
      return { status: 200, body: seen(r, u) };
    },
  ],
  [
    'POST',
    '/records/:id/nil',
    ({ id }, _, u, __, req) => {
      const r = records.get(Number(id));
      const stale = checkVersion(r, req, u);
      if (stale) return stale;
      for (const e of form.elements)
        if (e.required && ['whole', 'money', 'decimal'].includes(e.type) && r.cells[e.id] == null)
          r.cells[e.id] = e.type === 'decimal' ? '0' : 0;
      r.version += 1;
      return { status: 200, body: seen(r, u) };
    },
  ],
  [
    'POST',
    '/records/:id/sheet',
    () => ({
      status: 200,
      body: {
        cells: { 'tt-buoi': 4, 'tt-luot-nguoi': 120 },
        errors: [{ sheet_cell: 'D7', element: 'kt-dot', text: 'Đây chưa phải là số.' }],
        rows: 21,
      },
    }),
  ],
  [
    'POST',
    '/records/:id/:step',
    ({ id, step }, b, u, _, req) => {
      const r = records.get(Number(id));
      if (!r || !STEP[step]) return hidden();
      const stale = checkVersion(r, req, u);
      if (stale) return stale;
      const [from, to] = STEP[step];
      if (!from.split(',').includes(r.state))
        return problem(409, 'wrong-state', 'Không làm được bước này', 'Báo cáo đã sang bước khác.');
      const f = plan.forms.find((x) => x.id === r.form.id);
      const blank = f.elements.filter((e) => e.required && !e.from && (r.cells[e.id] ?? null) === null);
      if (step === 'present' && blank.length)
        return problem(
          422,
          'blank-cells',
          'Còn ô chưa nhập',
          `${blank.length} ô chưa có số. Nhập số, hoặc chọn "Không phát sinh".`,
          { fields: blank.map((e) => ({ field: e.id, detail: 'Chưa nhập' })) },
        );
      r.state = to;
      r.version += 1;
      if (step === 'sign') {
        r.revision += 1;
        if (b.outgoing_number) r.outgoing = { number: b.outgoing_number, date: b.outgoing_date };
      }
      r.steps.push({
        step,
        who: { name: u.display_name },
        unit: u.unit,
        at: NOW(),
        reason: b.reason ?? null,
        revision: r.revision,
      });
      const o = obligations.find((x) => x.id === r.obligation);
      if (o)
        Object.assign(o, { state: to, reason: b.reason ?? o.reason, sent_at: step === 'sign' ? NOW() : o.sent_at });
      return { status: 200, body: seen(r, u) };
    },
  ],
  [
    'GET',
    '/consolidation',
    (_, __, u, q) => {
      const c = u.role === 'checker' && q.form === form.id ? consolidation(q.period) : null;
      return c ? { status: 200, body: c } : hidden();
    },
  ],
  [
    'POST',
    '/releases',
    (_, b, u) => {
      releases.push({ ...b, at: NOW(), by: { name: u.display_name } });
      return { status: 201, body: { id: releases.length, at: NOW() } };
    },
  ],
  ['GET', '/releases', () => ({ status: 200, body: releases })],
  [
    'GET',
    '/overview',
    (_, __, ___, q) => ({
      status: 200,
      body: {
        period: periods[q.period] ?? periods['2018-Q2'],
        updated: NOW(),
        targets: targets(),
        obligations: { due: 21, timely: 16, late: 2, missing: 3 },
        attention: [
          {
            unit: wards[1],
            obligation: 1003,
            text: { vi: 'Báo cáo quý II chưa nộp', en: 'Quarter II report not sent' },
            days: 4,
          },
        ],
        forms: [
          {
            form: { id: form.id, title: form.title },
            period: periods['2018-Q2'],
            sent: 16,
            accepted: 5,
            expected: 21,
            released: false,
          },
          {
            form: { id: form.id, title: form.title },
            period: periods['2018-Q1'],
            sent: 21,
            accepted: 21,
            expected: 21,
            released: true,
          },
        ],
        indicators: [
          {
            id: 'tiep-can',
            title: { vi: 'Số lượt gặp gỡ, tiếp cận', en: 'Outreach contacts' },
            value: 86,
            previous: 71,
            clauses: ['III.3.n'],
          },
          {
            id: 'vay',
            title: { vi: 'Số người được vay vốn ưu đãi' },
            value: { hidden: '<5' },
            previous: { hidden: '…' },
            clauses: ['IV.9.n'],
          },
          {
            id: 'xp',
            title: { vi: 'Số người bị xử phạt' },
            value: { hidden: 'chưa công bố' },
            previous: 31,
            clauses: ['IV.1.m'],
          },
        ],
      },
    }),
  ],
  [
    'GET',
    '/overview/table',
    (_, __, ___, q) => {
      const c = consolidation(q.period);
      if (!c) return hidden();
      const hide = (cells) =>
        Object.fromEntries(
          Object.entries(cells).map(([id, v]) => {
            const e = form.elements.find((x) => x.id === id);
            return [id, e?.people && typeof v === 'number' && v > 0 && v < 5 ? { hidden: '<5' } : v];
          }),
        );
      return {
        status: 200,
        body: { ...c, rows: c.rows.map((r) => ({ ...r, cells: hide(r.cells) })), compare: [], may: [] },
      };
    },
  ],
  [
    'GET',
    '/people',
    () => ({
      status: 200,
      body: users.map((u) => ({
        id: u.id,
        login: u.login,
        display_name: u.display_name,
        opened: true,
        roles: [{ unit: u.unit, role: roles.find((r) => r.id === u.role) }],
      })),
    }),
  ],
  ['GET', '/roles', () => ({ status: 200, body: roles })],
  [
    'POST',
    '/people/invitations',
    (_, b, u) => ({
      status: 201,
      body: {
        ...propose('invitation', { id: 99, login: b.login, display_name: b.display_name }, b, u),
        code: 'QK7F-3M2X-9RTA-41PD',
      },
    }),
  ],
  [
    'POST',
    '/people/:id/reset',
    ({ id }, _b, u) => ({
      status: 201,
      body: {
        ...propose('reset', nameOf(users.find((x) => x.id === Number(id))), { unit: 2, role: 'officer' }, u),
        code: 'QK7F-3M2X-9RTA-41PD',
      },
    }),
  ],
  ['POST', '/people/:id/disable', () => ({ status: 204 })],
  [
    'GET',
    '/grants',
    () => ({
      status: 200,
      body: grants
        .filter((g) => g.state === 'open')
        .map((g) => ({ ...g, may: ['confirm', 'refuse'], confirming_unit: g.unit })),
    }),
  ],
  [
    'POST',
    '/grants',
    (_, b, u) => ({
      status: 201,
      body: b.remove ? { state: 'ended' } : propose('grant', nameOf(users.find((x) => x.id === b.user)), b, u),
    }),
  ],
  [
    'POST',
    '/grants/:id/:answer',
    ({ id, answer }) => {
      const g = grants[Number(id) - 1];
      g.state = answer === 'confirm' ? 'confirmed' : 'refused';
      return {
        status: 200,
        body: { ...g, ...(answer === 'confirm' && g.kind !== 'grant' ? { code: 'Z8WC-77KD-2VNE-5J0M' } : {}) },
      };
    },
  ],
];

const nameOf = (u) => ({ id: u.id, login: u.login, display_name: u.display_name });
function propose(kind, user, b, by) {
  const unit = [...wards, office].find((x) => x.id === b.unit);
  const p = {
    id: grants.length + 1,
    kind,
    user,
    unit,
    role: roles.find((r) => r.id === b.role),
    proposed_by: nameOf(by),
    proposed_at: NOW(),
    expires: '2018-07-10T17:00:00+07:00',
    state: 'open',
    decided_by: null,
  };
  grants.push(p);
  return p;
}

function checkVersion(r, req, u) {
  const match = req.headers['if-match'];
  if (!match) return problem(428, 'version-needed', 'Thiếu phiên bản', '');
  return match === `"${r.version}"`
    ? null
    : problem(412, 'edited-elsewhere', 'Có người đã sửa', 'Bản trên máy chủ mới hơn.', {
        current: seen(r, u),
        conflicts: [],
      });
}

function route(method, path) {
  for (const [m, pattern, handle] of routes) {
    const a = pattern.split('/'),
      b = path.split('/');
    if (m !== method || a.length !== b.length) continue;
    if (a.every((part, i) => part.startsWith(':') || part === b[i]))
      return [
        handle,
        Object.fromEntries(
          a.flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), decodeURIComponent(b[i])]] : [])),
        ),
      ];
  }
  return null;
}

async function api(req, url) {
  const bytes = [];
  for await (const chunk of req) bytes.push(chunk);
  const text = Buffer.concat(bytes);
  const json = (req.headers['content-type'] ?? '').includes('json') && text.length ? JSON.parse(text.toString()) : {};
  const path = url.pathname.slice('/api/v1'.length);
  const token = /hoanhap=([^;]+)/.exec(req.headers.cookie ?? '')?.[1];
  const user = users.find((u) => u.id === sessions.get(token));
  if (req.method !== 'GET' && req.headers['x-hoanhap'] !== '1') return problem(403, 'csrf', 'Yêu cầu không hợp lệ', '');
  if (req.method === 'POST' && path === '/session') {
    const found = users.find((u) => u.login === json.login && u.password === json.password);
    return found
      ? { status: 201, body: sessionOf(found), cookie: String(found.id) }
      : problem(401, 'bad-credentials', 'Không đăng nhập được', 'Tên đăng nhập hoặc mật khẩu chưa đúng.');
  }
  const found = route(req.method, path);
  if (!found) return hidden();
  const open = ['/session', '/demo/accounts', '/invitations/redeem'].includes(path);
  if (!user && !open) return problem(401, 'no-session', 'Chưa đăng nhập', 'Phiên làm việc đã hết.');
  const key = req.headers['idempotency-key'];
  if (key && answers.has(key)) return answers.get(key);
  const answer = found[0](found[1], json, user, Object.fromEntries(url.searchParams), req);
  if (key) answers.set(key, answer);
  return answer;
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
function file(req, url, res) {
  let path = join(dist, normalize(url.pathname));
  if (!extname(path)) path = join(dist, 'index.html');
  if (!existsSync(path)) return res.writeHead(404).end();
  const gzip = existsSync(`${path}.gz`) && /gzip/.test(req.headers['accept-encoding'] ?? '');
  res.writeHead(200, {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': CSP,
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
  });
  res.end(readFileSync(gzip ? `${path}.gz` : path));
}

const server = createServer(async (req, res) => {
  const url = new URL(req.url, 'http://localhost');
  if (!url.pathname.startsWith('/api/v1/')) return file(req, url, res);
  const answer = await api(req, url);
  const headers = {
    'Content-Type': answer.problem ? 'application/problem+json' : 'application/json',
    'Cache-Control': 'no-store',
  };
  if (answer.cookie !== undefined) {
    const token = Math.random().toString(36).slice(2);
    if (answer.cookie) sessions.set(token, Number(answer.cookie));
    headers['Set-Cookie'] = `hoanhap=${answer.cookie ? token : ''}; Path=/; HttpOnly; SameSite=Strict`;
  }
  res.writeHead(answer.status, headers);
  res.end(answer.status === 204 ? undefined : JSON.stringify(answer.problem ?? answer.body));
});
server.listen(Number(process.env.PORT ?? 5280), '127.0.0.1', () =>
  console.log(`mock (dev only): http://127.0.0.1:${server.address().port}`),
);
