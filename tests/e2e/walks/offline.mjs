// The network pulled at every step of data entry: nothing typed is lost, nothing counts twice, nothing goes under another's
// name; and what a plan or a version that changed meanwhile does to what was typed. `npm run e2e -- offline/WORDS` runs the
// tests whose names hold the words.
import { application } from './offline/application.mjs';
import { changes } from './offline/changes.mjs';
import { people } from './offline/people.mjs';
import { plan } from './offline/plan.mjs';
import { steps } from './offline/steps.mjs';
import { walksIn } from './offline/walk.mjs';

export default async function offlineWalk(city, only = '') {
  const walk = walksIn(city, only);
  await steps(walk);
  await people(walk);
  await changes(walk);
  await application(walk);
  await plan(only);
}
