// The attacks of docs/security.md, played by a server that lies against the real web side: each is refused with the right
// words, and nothing is sent. On a city of its own, because referrals are filed here. `npm run e2e -- attacks/T5` runs the
// tests whose names hold the word.
import { City } from '../city.mjs';
import { startServer } from '../harness.mjs';
import { locking } from './attacks/locking.mjs';
import { outside } from './attacks/outside.mjs';
import { reading } from './attacks/reading.mjs';
import { receiving } from './attacks/receiving.mjs';
import { scripts } from './attacks/scripts.mjs';
import { team } from './attacks/team.mjs';
import { attacksOn } from './attacks/walk.mjs';

export default async function attacksWalk(shared, only = '') {
  const server = await startServer();
  const city = Object.assign(new City(), { server, url: server.url, browser: shared.browser });
  try {
    const attack = attacksOn(city, only);
    await receiving(attack);
    await team(attack);
    await reading(attack);
    await scripts(attack);
    await outside(attack);
    await locking(attack);
  } finally {
    await server.stop();
  }
}
