// The guide in the application, and help in place.
export const guide = {
  'guide.title': 'User guide',
  'guide.all': 'All pages of the guide (in Vietnamese)',
  'guide.mine': 'The guide for your role (in Vietnamese)',
  'guide.none': 'The guide has no such page.',
  'guide.back': 'Back to the application',
  'guide.vietnamese':
    'This guide is written in Vietnamese. Short help in English stands behind the "?" of each screen.',

  'hint.sign-in':
    'Type your user name and your password.\nThe first time, or after a reset: press "I have an invitation code".\nForgotten: call the administrator. Nobody can see your password.',
  'hint.redeem':
    'The code has two halves: one from the administrator, one from the head of your unit.\nType both, choose a password of at least 10 characters, and go on.\nExpired or wrong: ask the administrator for another.',
  'hint.password':
    'Type the present password and a new one of at least 10 characters.\nForgotten: the administrator can have it reset.',
  'hint.work':
    'What your unit owes, the most urgent first: returned, overdue, waiting for a signature, due within 7 days.\nPress anywhere on a row to open the report.',
  'hint.open': 'The report is being opened. If it was waived, this page gives the reason.',
  'hint.report':
    'Type into a cell; Enter goes down. It saves itself, without a network too.\nNothing to report: use the button that writes zeros. A blank is not a zero.\nThen check, correct the errors, explain the warnings, and present it to the head.\nThe head signs and sends it, or gives it back.',
  'hint.review-list':
    'Each row is a form and a period that your office consolidates. Press one with reports to decide.',
  'hint.review':
    'Choose a unit, read its report, accept or return it.\nThe table adds up what was sent or accepted, always fresh.\nA release shows the totals to others, and cannot be taken back.',
  'hint.overview':
    'Choose the period on top. See the targets, the units that need attention, the reports by form.\n"<5" means 1 to 4 people; "…" is hidden with them so that nobody can work them out.',
  'hint.evidence': 'Which reports this target is computed from, and which clause of the plan it comes from.',
  'hint.overview-table':
    'The figures of each unit in a released period. "<5" means 1 to 4 people; "…" is hidden with them.',
  'hint.exchange':
    'Take whole tables of figures out, or paste or choose one to bring in. Check first; nothing is written until you say so.',
  'hint.directives':
    'Reports needed beside the periods of the plan: asked of your unit, and asked by your office.\nUse the button to ask for one.',
  'hint.directive':
    'One request: who needs what by when, and who has answered.\nA unit that is asked confirms that it knows, then makes the report.',
  'hint.petitions':
    'What a unit cannot solve itself is raised here for an office to answer.\nDo not write names, addresses or telephone numbers.',
  'hint.petition':
    'One matter from being raised to its answer. The office answers or passes it on; the unit asks again or closes it.',
  'hint.people':
    'Invite people, propose changes of rights, reset passwords, close accounts.\nEach change needs a second person to confirm; a code has two halves, handed over in person.',
  'hint.notices': 'What you have been told. Mark it as read; the work itself stays in "My work".',
  'hint.person':
    'Language, reminder mail, due days in the calendar of your telephone, and lending your rights while away.',
  'hint.reminders':
    'Who is reminded how many days before or after a report is due. Save the ladder when done.\nBelow: mails, and what runs by itself.',
  'hint.excisions':
    'Texts that should not have been written, waiting for a head to confirm that they go. Nobody gets them back.\nPropose it from the report, request or petition that holds the text.',
  'hint.excise': 'Choose the text and the reason, and propose. Once the head of the unit confirms, the text is gone.',
  'hint.audit':
    'Who did what, and when. Filter by action, day and unit; take it along as CSV. It holds no figures of reports.',
  'hint.help':
    'You can get in touch yourself, or leave a message. Only support workers can read it.\nUse the exit button, or press Shift three times, to leave this page at once.',
  'hint.limits': 'This page says plainly what the software can protect, and what it cannot.',
  'hint.withdraw':
    'Type the code of your receipt to take it back. The message is then destroyed, and nobody can read it any more.',
  'hint.referral':
    'Give the card for contacting the office first. Write down how to reach somebody only with their permission.\nOnce sent you cannot read it again; hand the receipt code to the person.',
  'hint.cases':
    'Type your passphrase to unlock. It locks itself after 10 minutes without use.\nForgotten: the keeper certifies a new key; the server cannot open anything for you.',
  'hint.keeper':
    'The keeper holds the root key and certifies who holds keys, and can read no case.\nWhoever joins or leaves, a new epoch of keys is needed.',
  'hint.guide': 'One short page for each role, in Vietnamese. Choose yours.',
  'hint.guide-page': 'Words in bold stand on the screens exactly like that, in Vietnamese.',
  'hint.forms': 'Forms, due days and calendars of the active plan; what was set locally is marked. Read only.',
  'hint.plans':
    'Check the folder of a new plan, read what it would change, then propose it; a second administrator confirms with their own password.',
  'hint.units': 'The tree of units on a day: by who directs whom, or by territory. Read only.',
} as const;
