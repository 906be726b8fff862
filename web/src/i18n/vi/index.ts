import type { audit } from './audit';
import { common } from './common';
import type { desk } from './desk';
import type { directives } from './directives';
import type { entry } from './entry';
import type { exchange } from './exchange';
import type { excise } from './excise';
import type { guide } from './guide';
import type { keeper } from './keeper';
import { notices } from './notices';
import { offline } from './offline';
import type { overview } from './overview';
import type { people } from './people';
import type { person } from './person';
import type { petitions } from './petitions';
import type { plan } from './plan';
import type { plans } from './plans';
import type { referral } from './referral';
import type { refusal } from './refusal';
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
  typeof desk &
  typeof keeper &
  typeof refusal &
  typeof referral &
  typeof petitions &
  typeof directives &
  typeof audit &
  typeof plan &
  typeof plans &
  typeof exchange &
  typeof excise &
  typeof guide;
