import type { offline as source } from '../vi/offline';

export const offline: Record<keyof typeof source, string> = {
  'asked.title': 'No network',
  'asked.lead': 'Without a network no password can be checked. This machine holds the work of {name} ({login}).',
  'asked.yes': 'I am {name}, go on',
  'asked.no': 'I am somebody else',
  'asked.hint':
    "Others need a network to sign in. What is entered without one is sent under the name above, and under nobody else's.",
  'held.others': 'This machine holds {n} unsent reports of others, waiting for them to sign in.',
  'session.goOn': 'Go on without a network',

  'leave.title': '{n} reports are not sent yet',
  'leave.lead':
    'If kept, they wait on this machine until {login} signs in again; others who sign in here neither see nor send them.',
  'leave.keep': 'Keep and sign out',
  'leave.remove': 'Remove from this machine and sign out',
  'leave.sure': 'Remove what is unsent of {n} reports for good? It cannot be brought back.',
  'leave.stay': 'Stay',

  'unsent.title': 'Not sent yet, on this machine ({n})',
  'unsent.waiting': 'waiting for a network',
  'unsent.presenting': 'to be presented when there is a network',
  'unsent.conflict': 'somebody changed the same cell: choose',
  'unsent.refused': 'cells to correct',
  'unsent.plan': 'the form has changed: compare and use again',
  'unsent.moved': 'the report has moved on: see what was not sent',
  'unsent.gone': 'the report can no longer be opened: see what was not sent',
  'unsent.changed': 'the report has changed: look again, then present',
  'unsent.open': 'Open',

  'update.ready': 'A new version of the application is ready.',
  'update.elsewhere': 'The application was updated in another window.',
  'update.take': 'Update',
  'update.later': 'Later',
};
