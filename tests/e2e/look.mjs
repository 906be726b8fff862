// Pictures of every screen in every state, desktop and phone, in build/pictures: `npm run look`, or `npm run look -- work`
// for some screens.
import { City } from './city.mjs';
import { finish, pictures } from './harness.mjs';
import everyState from './states/table.mjs';

const city = await City.start();
try {
  await everyState(city, { only: process.argv.slice(2), look: true });
} finally {
  await city.stop();
}
console.log(`Pictures: ${pictures}`);
finish();
