import type { Dictionary } from '..';
import { common } from './common';
import { directives } from './directives';
import { entry } from './entry';
import { exchange } from './exchange';
import { notices } from './notices';
import { offline } from './offline';
import { overview } from './overview';
import { people } from './people';
import { person } from './person';
import { petitions } from './petitions';
import { reminders } from './reminders';
import { review } from './review';
import { session } from './session';
import { work } from './work';

export const en: Dictionary = {
  ...common,
  ...session,
  ...work,
  ...offline,
  ...notices,
  ...entry,
  ...review,
  ...overview,
  ...people,
  ...person,
  ...reminders,
  ...petitions,
  ...directives,
  ...exchange,
};
