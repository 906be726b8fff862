// Who opens which screen, where, and how a state of its own is really reached. A screen of routes.ts without a row here, or
// a state without a driver, fails the run.
//
// `as`: login; `path`; `shows`: what only stands there with data. A state may name another person or path; `reach` takes
// the page into it. `empty` with `answer` is the server's own answer with nothing in it, where the demo city never is empty.
// `instead`: words of its own for a state. Screens that load nothing say what to fill in and which button sends. Paths and people may need the city: functions of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness.mjs';
import { PASSWORD } from '../person.mjs';
import { texts } from '../web.mjs';
import { open, shown } from './reach.mjs';

const WARDS = 'bao-cao-phuong-xa';
const QUARTER = '2018-Q2';

const press = ({ page, lang }, key) => page.getByRole('button', { name: texts[lang][key], exact: true }).click();
const report = (login) => async (city) => `/bao-cao/${(await (await city.person(login)).report(WARDS, QUARTER)).id}`;
const duty = (login) => async (city) => {
  const { items } = await (await city.person(login)).get('/obligations?scope=mine&period=2018-H1');
  return `/nghia-vu/${items[0].id}`;
};

const first = (login, list, page) => async (city) => {
  const body = await (await city.person(login)).get(`/${list}`);
  return `/${page}/${(body.items ?? body.issued)[0].id}`;
};

export const visits = {
  'sign-in': {
    path: '/dang-nhap',
    shows: '#login',
    send: 'signin.submit',
    fill: { login: 'nguoi.la', password: 'khong-phai-mat-khau' },
  },
  redeem: {
    path: '/nhan-loi-moi',
    shows: '#code',
    send: 'redeem.submit',
    fill: { code: 'ABCD-EFGH', password: 'mot-mat-khau-du-dai' },
  },
  password: {
    as: 'thangloi.canbo',
    path: '/doi-mat-khau',
    shows: '#old',
    send: 'password.submit',
    fill: { old: 'khong-phai-mat-khau', new: 'mot-mat-khau-du-dai' },
  },
  work: {
    as: 'thangloi.canbo',
    path: '/',
    shows: '.rows .row',
    empty: { as: nothingLeft, says: { vi: ['Không còn việc nào đến hạn.'], en: ['Nothing is due any more.'] } },
    'no-permission': { as: withoutUnit },
  },
  open: {
    as: 'thangloi.canbo',
    path: duty('thangloi.canbo'),
    shows: 'table.sheet',
    'no-permission': { path: duty('tanlap.canbo') },
  },
  report: {
    as: 'thangloi.canbo',
    path: report('thangloi.canbo'),
    shows: '#cell-tt-buoi',
    'no-permission': { as: 'tanlap.canbo' },
    conflict: { as: 'tanan.canbo', path: report('tanan.canbo'), reach: twoAtOneCell },
    invalid: { reach: notANumber },
  },
  'review-list': {
    as: 'ldtbxh.canbo',
    path: '/tong-hop',
    shows: '.rows .row',
    empty: {
      answer: (body) => ({ ...body, items: [] }),
      says: { vi: ['Chưa có báo cáo nào để tổng hợp.'], en: ['There is no report to consolidate yet.'] },
    },
    'no-permission': { as: 'thangloi.canbo' },
  },
  review: {
    as: 'ldtbxh.canbo',
    path: `/tong-hop/${WARDS}/${QUARTER}`,
    shows: 'table.totals',
    empty: {
      path: `/tong-hop/${WARDS}/2019-Q1`,
      says: { vi: ['Chưa có báo cáo nào để tổng hợp.'], en: ['There is no report to consolidate yet.'] },
    },
    'no-permission': { as: 'thangloi.canbo' },
  },
  overview: {
    as: 'ubnd.lanhdao',
    path: '/tong-quan',
    shows: '.targets',
    empty: {
      answer: (body) => ({ ...body, targets: [], forms: [], indicators: [], attention: [] }),
      says: { vi: ['Chưa có kỳ báo cáo nào được mở.'], en: ['No reporting period has been opened yet.'] },
    },
    'no-permission': { as: 'quantri.2' },
  },
  evidence: {
    as: 'ubnd.lanhdao',
    path: `/tong-quan/chi-tieu/tuyen-truyen-100?ky=${QUARTER}`,
    shows: 'table.data tbody tr',
    empty: {
      answer: (body) => ({ ...body, sources: [] }),
      says: { vi: ['Kỳ này chưa có số liệu được công bố.'], en: ['Nothing has been released for this period.'] },
    },
    'no-permission': { as: 'quantri.2' },
  },
  'overview-table': {
    as: 'ubnd.lanhdao',
    path: `/tong-quan/bang/${WARDS}/2018-Q1`,
    shows: 'table.data tbody tr',
    empty: {
      answer: (body) => ({ ...body, rows: [] }),
      says: { vi: ['Kỳ này chưa có số liệu được công bố.'], en: ['Nothing has been released for this period.'] },
    },
    'no-permission': { as: 'quantri.2' },
  },
  exchange: {
    as: 'thangloi.canbo',
    path: '/trao-doi',
    shows: '#table-paste',
    send: 'exchange.check',
    fill: { 'table-paste': 'don_vi,bieu,ky,phan_tu,gia_tri\nthang-loi,bao-cao-phuong-xa,2018-Q3,tt-buoi,3' },
  },
  directives: {
    as: 'ldtbxh.canbo',
    path: '/yeu-cau',
    shows: '.rows .row',
    empty: {
      answer: (body) => ({ ...body, issued: [], received: [] }),
      says: { vi: ['Chưa có yêu cầu nào ngoài các kỳ của kế hoạch.'], en: ['Nothing has been asked for beside the plan.'] },
    },
    'no-permission': { as: 'ubnd.lanhdao' },
    invalid: { reach: pressing('directive.issue', 'directive.issueDo') },
  },
  directive: {
    as: 'ldtbxh.canbo',
    path: first('ldtbxh.canbo', 'directives', 'yeu-cau'),
    shows: 'table.data tbody tr',
    'no-permission': { as: 'dai.canbo' },
  },
  petitions: {
    as: 'ldtbxh.canbo',
    path: '/kien-nghi',
    shows: '.rows .row',
    empty: {
      answer: (body) => ({ ...body, items: [] }),
      says: { vi: ['Chưa có khó khăn, kiến nghị nào.'], en: ['No difficulty or proposal yet.'] },
    },
    'no-permission': { as: 'ubnd.lanhdao' },
    invalid: { reach: pressing('petition.raise', 'petition.raiseDo') },
  },
  petition: {
    as: 'hoathuan.canbo',
    path: first('hoathuan.canbo', 'petitions', 'kien-nghi'),
    shows: 'ol.rows .card',
    'no-permission': { as: 'dai.canbo' },
    invalid: { reach: pressing('petition.do.withdrawn', 'petition.do.withdrawn', true) },
  },
  people: {
    as: 'quantri.2',
    path: '/nguoi-dung',
    shows: 'table.data tbody tr',
    empty: {
      answer: () => [],
      says: { vi: ['Chưa có người dùng nào. Mời người đầu tiên.'], en: ['Nobody is here yet. Invite the first person.'] },
    },
    'no-permission': { as: 'thangloi.canbo' },
    invalid: { reach: pressing('people.invite', 'people.inviteDo') },
  },
  notices: {
    as: 'thangloi.canbo',
    path: '/thong-bao',
    shows: '.rows .row',
    empty: {
      answer: (body) => ({ ...body, unread: 0, items: [], more: null }),
      says: { vi: ['Không có thông báo nào chưa đọc.'], en: ['There is no unread notice.'] },
    },
  },
  person: {
    as: 'thangloi.canbo',
    path: '/ca-nhan',
    shows: '#address',
    invalid: { reach: noAddress },
  },
  help: {
    path: '/giup-do',
    shows: 'form.narrow',
    empty: { answer: (body) => ({ ...body, offices: [] }) },
  },
  limits: { path: '/giup-do/gioi-han', shows: 'h1' },
  withdraw: { path: '/rut-lai', shows: '#code', send: 'withdraw.do', fill: { code: 'ABCDEFGHJKMNPQRSTVWX' } },
  referral: {
    as: 'eatam.congan',
    path: '/phieu-gioi-thieu',
    shows: 'form',
    empty: { answer: (body) => ({ ...body, send_for: [] }) },
    'no-permission': { as: 'ubnd.lanhdao' },
  },
  cases: {
    as: 'hotro.1',
    path: '/ho-so',
    shows: '#phrase',
    empty: { answer: (body) => ({ ...body, offices: [] }) },
    'no-permission': { as: 'thangloi.canbo' },
  },
  keeper: {
    as: 'hotro.phutrach',
    path: '/khoa-ho-tro',
    shows: '.group',
    empty: { answer: (body) => ({ ...body, offices: [] }) },
    'no-permission': { as: 'thangloi.canbo' },
  },
  reminders: {
    as: 'quantri.2',
    path: '/nhac-viec',
    shows: '.ladder',
    'no-permission': { as: 'thangloi.canbo' },
    conflict: {
      reach: twoAtOneLadder,
      instead: {
        vi: ['Tải lại để xem bản mới nhất, rồi sửa tiếp.', 'Tải bản mới nhất'],
        en: ['Load it again, and change the newest one.', 'Load the newest one'],
      },
    },
    invalid: { reach: notADay },
  },
  audit: {
    as: 'giamsat',
    path: '/nhat-ky',
    shows: 'table.data tbody tr',
    empty: {
      answer: (body) => ({ ...body, items: [], more: null }),
      says: { vi: ['Không có mục nào phù hợp.'], en: ['No entry fits.'] },
    },
    'no-permission': { as: 'thangloi.canbo' },
    invalid: { reach: noDayToFilterBy },
  },
  excisions: {
    as: 'ldtbxh.lanhdao',
    path: somethingToExcise,
    shows: '.rows .card',
    empty: {
      answer: (body) => ({ ...body, open: [] }),
      says: { vi: ['Không có đoạn nào chờ cắt bỏ.'], en: ['No text waits to be taken out.'] },
    },
    'no-permission': { as: 'quantri.2' },
  },
  excise: {
    as: 'ldtbxh.canbo',
    path: first('ldtbxh.canbo', 'directives', 'cat-bo/yeu-cau'),
    shows: '#part label',
    empty: {
      answer: (body) => ({ ...body, texts: [] }),
      says: { vi: ['Không có đoạn chữ nào để cắt bỏ.'], en: ['There is no text to take out.'] },
    },
    'no-permission': { as: 'quantri.2' },
    invalid: { reach: nothingChosen },
  },
  forms: {
    as: 'quantri.2',
    path: `/bieu-mau?bieu=${WARDS}`,
    shows: 'table.data tbody tr',
    empty: {
      answer: (body) => ({ ...body, forms: [] }),
      says: { vi: ['Kế hoạch đang áp dụng không có biểu nào.'], en: ['The active plan has no form.'] },
    },
  },
  guide: { path: '/huong-dan', shows: 'article.guide' },
  'guide-page': {
    path: '/huong-dan/can-bo-phuong-xa',
    shows: 'article.guide ol',
    empty: {
      path: '/huong-dan/khong-co',
      reach: noSuchPage,
      says: { vi: ['Không có trang hướng dẫn này.'], en: ['The guide has no such page.'] },
    },
  },
  plans: {
    as: 'quantri.2',
    path: aPlanWaits,
    shows: '.card .effect',
    empty: {
      answer: () => ({ waiting: null, decided: [] }),
      says: { vi: ['Chưa có kế hoạch nào được kích hoạt.'], en: ['No plan has been activated yet.'] },
    },
    'no-permission': { as: 'thangloi.canbo' },
    conflict: {
      reach: decidedMeanwhile,
      instead: {
        vi: ['Đề nghị vừa thay đổi trong lúc bạn xem. Dưới đây là tình trạng mới nhất.'],
        en: ['The proposal changed while you were reading. This is how it stands now.'],
      },
    },
    invalid: { reach: pressing('plans.refuse', 'plans.refuse', true) },
  },
  units: {
    as: 'quantri.2',
    path: '/don-vi',
    shows: '.tree li',
    empty: {
      answer: (body) => ({ ...body, units: [] }),
      says: { vi: ['Ngày này chưa có đơn vị nào.'], en: ['There is no unit on this day yet.'] },
    },
    invalid: { reach: noDayToLookAt },
  },
};

// Hòa Xuân owes nothing more this week: the office has waived what was due.
async function nothingLeft(city) {
  const [officer, office] = await Promise.all([city.person('hoaxuan.canbo'), city.person('ldtbxh.canbo')]);
  const { items } = await officer.get('/obligations?scope=mine');
  for (const due of items.filter((item) => ['open', 'draft'].includes(item.state) && item.due.date < '2018-08-01'))
    await office.post(`/obligations/${due.id}/waive`, { reason: 'Phường đang sắp xếp lại địa bàn.' });
  return officer;
}

// The Labour office proposes that a title of its own goes; it still waits for the head.
async function somethingToExcise(city) {
  const office = await city.person('ldtbxh.canbo');
  const { issued } = await office.get('/directives');
  const proposal = { kind: 'directive', id: issued[0].id, part: 'title', reason: 'person' };
  await office.send('POST', '/excisions', proposal); // 409 once it waits
  return '/cat-bo';
}

// The first administrator proposes the plan with one number more; nobody here confirms it.
async function aPlanWaits(city) {
  const administrator = await city.person('quantri.1');
  const { waiting } = await administrator.get('/plan/activations');
  if (!waiting) await administrator.send('POST', '/plan/proposals', { files: planFiles() }); // 409 when another page was faster
  return '/ke-hoach';
}
function planFiles() {
  const folder = join(root, 'programmes', 'buon-ma-thuot-2018');
  const more = '      - { id: tt-buoi-toi, title: { vi: Số buổi tối, en: Evenings }, type: whole, time: sum, units: sum, clauses: [II.2.a] }\n';
  const text = (path) => {
    const now = readFileSync(join(folder, path), 'utf8');
    return path === `forms/${WARDS}.yaml` ? now.replace('      - id: tt-chu-de\n', `${more}      - id: tt-chu-de\n`) : now;
  };
  return readdirSync(folder, { recursive: true })
    .filter((path) => /\.(yaml|tsv|lock|docx)$/.test(path))
    .map((path) => path.endsWith('.docx')
      ? { path, base64: readFileSync(join(folder, path)).toString('base64') }
      : { path, text: text(path) });
}

// The first administrator proposes it once more while the second types the password.
async function decidedMeanwhile(stage) {
  const { city, page, lang } = stage;
  await open(stage);
  await press(stage, 'plans.confirm');
  const dialog = page.getByRole('dialog');
  await dialog.locator('#password').fill(PASSWORD);
  const first = await city.person('quantri.1');
  const { waiting } = await first.get('/plan/activations');
  await first.post(`/plan/proposals/${waiting.id}/renew`);
  await dialog.getByRole('button', { name: texts[lang]['plans.confirm'], exact: true }).click();
  await shown(page, 'conflict');
}

// Somebody whose only role has ended.
async function withoutUnit(city) {
  const person = await city.officer('hoa-khanh', 'Trần Văn Nam');
  const [unit] = person.session.units;
  const administrator = await city.person('quantri.1');
  if (unit) await administrator.post(`/people/${person.session.user.id}/end_role`, { unit: unit.id, role: 'officer' });
  person.session.units = [];
  return person;
}

// Lan changes a cell of Tân An's report while its other officer types another figure into it.
async function twoAtOneCell(stage) {
  const { city, page } = stage;
  const lan = await city.officer('tan-an', 'Lê Thị Lan');
  await open(stage);
  await page.locator('#cell-tt-buoi').waitFor();
  const { id, cells } = await lan.report(WARDS, QUARTER);
  await lan.type(id, { 'tt-buoi': (cells['tt-buoi'] ?? 13) + 1 });
  await page.locator('#cell-tt-buoi').fill('99');
  await page.locator('#cell-tt-buoi').press('Enter');
  await shown(page, 'conflict');
}

async function notANumber(stage) {
  const { page } = stage;
  await open(stage);
  await page.locator('#cell-tt-buoi').fill('ba');
  await press(stage, 'act.check');
  await page.locator('#error-summary').waitFor();
}

// Opens a form and sends it with nothing in it; `inside`: the sending button is called like the one that opens.
function pressing(opens, sends, inside = false) {
  return async (stage) => {
    await open(stage);
    await press(stage, opens);
    if (inside) await stage.page.getByRole('dialog').getByRole('button', { name: texts[stage.lang][sends], exact: true }).click();
    else await press(stage, sends);
    await stage.page.locator('#error-summary').waitFor();
  };
}

async function noAddress(stage) {
  await open(stage);
  await press(stage, 'person.sendCode');
  await stage.page.locator('#error-summary').waitFor();
}

// The other administrator saves a ladder while this one is open.
async function twoAtOneLadder(stage) {
  const { city, page } = stage;
  const other = await city.person('quantri.1');
  await open(stage);
  await page.locator('.ladder').waitFor();
  const { version, ladder, hour } = await other.get('/reminders/setting');
  await other.put('/reminders/setting', { ladder, hour }, version);
  await press(stage, 'ladder.save');
  await shown(page, 'conflict');
}

async function notADay(stage) {
  const { page } = stage;
  await open(stage);
  await page.locator('#days-0').fill('ba');
  await press(stage, 'ladder.save');
  await page.locator('#error-summary').waitFor();
}

async function noDayToFilterBy(stage) {
  const { page } = stage;
  await open(stage);
  await page.locator('#from').fill('hôm qua');
  await press(stage, 'audit.search');
  await page.locator('#error-summary').waitFor();
}

async function noDayToLookAt(stage) {
  const { page } = stage;
  await open(stage);
  await page.locator('#as-at').fill('31/2/2018');
  await press(stage, 'units.show');
  await page.locator('#error-summary').waitFor();
}

async function noSuchPage(stage) {
  await open(stage);
  await shown(stage.page, 'empty');
}

async function nothingChosen(stage) {
  await open(stage);
  await press(stage, 'excise.propose');
  await stage.page.locator('#error-summary').waitFor();
}
