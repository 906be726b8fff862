// Everything in a real browser on the real server: `npm run e2e`, or `npm run e2e -- report` for some of it.
// One demo city for all; each walk keeps to wards of its own, so that two can go at a time.
import { City } from './city.mjs';
import { finish, together } from './harness.mjs';
import everyState from './states/table.mjs';
import officesWalk from './walks/offices.mjs';
import reportWalk from './walks/report.mjs';

const walks = { report: reportWalk, offices: officesWalk, states: everyState };

const wanted = process.argv.slice(2);
const chosen = Object.entries(walks).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const city = await City.start();
try {
  await together(2, chosen.map(([, walk]) => () => walk(city)));
} finally {
  await city.stop();
}
finish();
