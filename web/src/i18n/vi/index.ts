import { common } from './common';
import type { directives } from './directives';
import type { entry } from './entry';
import type { exchange } from './exchange';
import { notices } from './notices';
import { offline } from './offline';
import type { overview } from './overview';
import type { people } from './people';
import type { person } from './person';
import type { petitions } from './petitions';
import type { reminders } from './reminders';
import type { review } from './review';
import { session } from './session';
import { work } from './work';

// What the first screens need; the other parts come with their screens (addWords), and are part of the type.
export const first = { ...common, ...session, ...work, ...offline, ...notices } as const;
export type Vi = typeof first &
  typeof entry &
  typeof review &
  typeof overview &
  typeof people &
  typeof person &
  typeof reminders &
  typeof petitions &
  typeof directives &
  typeof exchange;
