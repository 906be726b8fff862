// Everything in a real browser on the real server: `npm run e2e`, or `npm run e2e -- report` for some of it.
// One demo city for all; each walk keeps to wards of its own, so that two can go at a time.
import { City } from './city.mjs';
import { finish, together } from './harness.mjs';
import states from './states/table.mjs';
import activation from './walks/activation.mjs';
import administration from './walks/administration.mjs';
import attacks from './walks/attacks.mjs';
import budget from './walks/budget.mjs';
import conflict from './walks/conflict.mjs';
import documents from './walks/documents.mjs';
import english from './walks/english.mjs';
import excel from './walks/excel.mjs';
import exchange from './walks/exchange.mjs';
import guide from './walks/guide.mjs';
import nil from './walks/nil.mjs';
import offices from './walks/offices.mjs';
import offline from './walks/offline.mjs';
import overview from './walks/overview.mjs';
import people from './walks/people.mjs';
import release from './walks/release.mjs';
import report from './walks/report.mjs';
import sealed from './walks/sealed.mjs';
import session from './walks/session.mjs';
import sheet from './walks/sheet.mjs';

// The longest first.
const walks = { states, sealed, activation, administration, attacks, budget, conflict, documents, english, excel, exchange, guide, nil, offices, offline, overview, people, release, report, session, sheet };

// A walk by its name, or a part of one: offline/paste.
const wanted = process.argv.slice(2).map((one) => one.split('/'));
const chosen = Object.entries(walks).filter(([name]) => wanted.length === 0 || wanted.some(([walk]) => walk === name));
const part = (name) => wanted.find(([walk]) => walk === name)?.[1];
const city = await City.start();
try {
  await together(2, chosen.map(([name, walk]) => () => walk(city, part(name))));
} finally {
  await city.stop();
}
finish();
