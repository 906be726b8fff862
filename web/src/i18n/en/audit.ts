import type { audit as source } from '../vi/audit';

export const audit: Record<keyof typeof source, string> = {
  'audit.lead': 'Who did what, when, and for which unit. The trail holds no figure and no text of a report.',
  'audit.from': 'From',
  'audit.to': 'To the end of',
  'audit.dayHint': 'Such as 27/4/2018',
  'audit.notADay': 'Enter a day such as 27/4/2018, or nothing.',
  'audit.backwards': 'The last day is before the first.',
  'audit.action': 'What',
  'audit.who': 'Who',
  'audit.search': 'Filter',
  'audit.export': 'Export CSV',
  'audit.exported': 'Exported. The export stands in the trail, too.',
  'audit.list': 'Audit trail',
  'audit.when': 'When',
  'audit.subject': 'Concerning',
  'audit.system': 'The system',
  'audit.empty': 'No entry fits.',
  'audit.emptySoFar': 'No entry fits so far, looked back to {time}.',
  'audit.more': 'Older entries',
  'audit.chain': 'The chain is sealed up to entry {n}, written at {time}.',
  'audit.unsealed': '{n} entries wait to be sealed.',
  'audit.noChain': 'Nothing is sealed yet.',
  'audit.head': 'Head of the chain',
  'audit.verify':
    'It is printed on accepted reports: compare it with paper. The operator checks the whole chain with hoanhap audit verify.',
};
