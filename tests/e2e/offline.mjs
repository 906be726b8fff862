// The network pulled at every step of data entry, in a real browser on the real server: nothing typed is lost, nothing counts
// twice, nothing goes under another's name. `node offline.mjs WORDS` runs the tests whose names hold the words.
import { finish, startServer } from './harness.mjs';
import { changes } from './offline/changes.mjs';
import { people } from './offline/people.mjs';
import { steps } from './offline/steps.mjs';
import { walksOn } from './offline/walk.mjs';

const server = await startServer();
const walk = walksOn(server);
try {
  await steps(walk);
  await people(walk);
  await changes(walk);
} finally {
  await server.stop();
}
finish();
