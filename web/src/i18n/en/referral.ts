import type { referral as source } from '../vi/referral';

export const referral: Record<keyof typeof source, string> = {
  'help.title': 'Help',
  'help.lead':
    'You can ask for help yourself, through nobody else: counselling, health, legal aid, training, jobs, loans. No account, no papers.',
  'help.exit': 'Leave quickly',
  'help.exitHint': 'Pressing Shift three times leaves at once, too.',
  'help.cardTitle': 'First: get in touch yourself',
  'help.card':
    'You can go to or call the city’s support team. If somebody is being beaten or forced: call 113. Children and anybody under 18: call 111, free, day and night.',
  'help.cardForm': 'Or leave a message below. Only support workers can read it.',
  'help.sealed':
    'The message is sealed on this machine. The server, administrators, the police, Team 178 and even the sender cannot read it back; only support workers can open it.',
  'help.limits': 'What the software can and cannot protect',
  'help.under18': 'Are you under 18?',
  'help.permission': 'Do you want to be contacted?',
  'help.permissionYes': 'Yes, contact me',
  'help.permissionNo': 'No, I only want information',
  'help.permissionHint': 'Saying no changes nothing. Saying yes is not yet agreeing to be helped.',
  'help.nothing': 'Nothing is sent. You can come back at any time, or get in touch yourself as above.',
  'help.send': 'Seal and send',
  'help.mine': 'To stop: withdraw with your receipt’s code',

  'ref.title': 'Make a referral',
  'ref.lead': 'For somebody who wants help. Once sent, the sender cannot read it back; only the support team can.',
  'ref.cardTitle': '1. First, give the card for self-referral',
  'ref.card':
    'Invite the person to get in touch themselves: {address}, or by calling the support team. Nobody needs your unit to be helped.',
  'ref.cardPrint': 'Print the card',
  'ref.cardText': 'Free information and advice. No account, no papers.',
  'ref.permissionTitle': '2. Permission to be contacted',
  'ref.permission': 'Does the person allow the support team to contact them?',
  'ref.permissionYes': 'Yes, I asked, and they agree to be contacted',
  'ref.permissionNo': 'No, or not asked: count it only, without identity',
  'ref.permissionHint':
    'Saying no changes nothing about any procedure or right. Permission to be contacted is not yet consent to support.',
  'ref.countOnly':
    'This referral holds nobody’s name, telephone number or address. Give the self-referral card and general advice.',
  'ref.unit': 'Sending unit',
  'ref.senderPhone': 'Sender’s telephone',
  'ref.senderPhoneHint': 'So that the team can verify with you before contacting anybody. It is sealed, too.',
  'ref.under18': 'Is the person under 18?',
  'ref.receiver': 'Receiver: {name}',
  'ref.receiverChildren':
    'Receiver: {name}. Under-18s are protected on a path of their own, answered within {hours} hours.',
  'ref.print': 'Key fingerprint',
  'ref.compared': 'compared',
  'ref.compare':
    'First time on this machine: call the support team, or look at the minutes of the key ceremony, and compare these ten groups.',
  'ref.compareDo': 'I compared them; all ten groups match',
  'ref.needCompare': 'Compare the fingerprint before sending for the first time on this machine.',
  'ref.mismatch': 'The form is locked; nothing can be sent.',
  'ref.changed':
    'Only after a call in which the support team confirms a new root key: compare these ten groups, then accept it.',
  'ref.noOffice': 'No support office takes referrals online yet. Please get in touch as above.',
  'ref.noChildren':
    'Nobody takes referrals of under-18s online yet. Call the child protection line 111 and the ward’s child officer now. Do not send it another way.',
  'ref.noUnit': 'Your unit does not send referrals. Whoever needs help can get in touch at {address}.',
  'ref.contactTitle': 'A safe way to make contact',
  'ref.callAs': 'Call me',
  'ref.callAsHint': 'Any name; not necessarily the real one.',
  'ref.how': 'How to make contact safely',
  'ref.howHint': 'For example: text first, do not speak to family, meet at the health station.',
  'ref.phone': 'Telephone number or another way',
  'ref.times': 'Good times',
  'ref.needs': 'Needs',
  'ref.note': 'Anything else',
  'ref.noteHint': 'Optional. No illnesses, no numbers of papers.',
  'ref.link': 'Connected with a sanction (optional)',
  'ref.linkHint':
    'This part destroys itself when the law deems the person never sanctioned: 6 months after completing a warning, 1 year after any other form.',
  'ref.linkForm': 'Form',
  'ref.linkNone': 'Not stated',
  'ref.linkWarning': 'Warning',
  'ref.linkOther': 'Another form',
  'ref.linkDone': 'Completed on',
  'ref.needPermission': 'Choose yes or no.',
  'ref.needCallAs': 'Say what to call the person.',
  'ref.needHow': 'Say how to make contact safely.',
  'ref.needUnit': 'Choose the sending unit.',
  'ref.needDate': 'Enter a date such as 27/04/2018.',
  'ref.send': 'Seal and send',
  'ref.sending': 'Sealing…',
  'ref.sealOffline': 'Offline: the referral is sealed at once and sent when the network is back.',
  'ref.waiting': 'Sealed referrals waiting to be sent ({n})',
  'ref.waitingHint': 'Only ciphertext is left on this machine; nobody can read it back, the sender included.',
  'ref.waitingLine': 'Referral {n}: waiting for the network',
  'ref.waitingBad': 'Referral {n}: not taken ({why}). Make it again, then drop this one.',
  'ref.drop': 'Drop this one',
  'ref.oldEpoch': 'the support team’s key has changed',

  'receipt.title': 'Receipt code',
  'receipt.sent': 'Sealed and sent. The copy on this machine is deleted.',
  'receipt.waits': 'Sealed; it goes when the network is back. Only ciphertext is left on this machine.',
  'receipt.keepOpen': 'This browser keeps nothing when the page closes. Do not close it before the network is back.',
  'receipt.once': 'The code shows only this once. Print it or write it down, and give it to the person.',
  'receipt.onceSelf': 'The code shows only this once. Print it or write it down, and keep it somewhere safe.',
  'receipt.paper': 'To stop, enter this code at {address}, at any time, without giving a reason.',
  'receipt.copy': 'Copy the code',
  'receipt.copied': 'Code copied.',
  'receipt.print': 'Print the code',
  'receipt.done': 'Done, clear the screen',

  'withdraw.title': 'Withdraw',
  'withdraw.lead': 'Enter the code from the paper. No reason, and nothing about who you are.',
  'withdraw.code': 'Code',
  'withdraw.codeHint': '20 letters and digits, in any grouping.',
  'withdraw.do': 'Withdraw',
  'withdraw.done':
    'Received. If the code is right, the record’s key is destroyed and nobody can open it again. A wrong code gets the same answer.',
  'withdraw.again': 'Enter another code',

  'limits.title': 'What the software can and cannot protect',
  'limits.can': 'It protects',
  'limits.can1':
    'Messages and referrals are sealed on the machine of whoever makes them. The server, administrators, the police, Team 178, leaders and even the sender cannot read them back; only support workers with a key can, and every opening is recorded.',
  'limits.can2':
    'After 30 days without consent to support, a referral destroys itself. Consent has a scope and a day of expiry, and can be withdrawn.',
  'limits.can3':
    'Whoever holds the receipt can withdraw at any time, without a reason. The key is destroyed then; after the last day of its backups, no copy opens it.',
  'limits.can4': 'A stolen machine or backup disk holds only ciphertext.',
  'limits.cannot': 'It cannot protect against',
  'limits.cannot1': 'A server that kept copies on purpose. Destruction is a promise of this server and its backups.',
  'limits.cannot2':
    'Hostile program code: the server itself sends the program that seals. Key certificates, a signed build and the offline opener make that harder and more visible, not impossible.',
  'limits.cannot3': 'Somebody entitled to read who copied it, photographed the screen, or told.',
  'limits.cannot4':
    'A forged referral: a captured server can make one up. Support workers therefore call the sender before they contact anybody.',
  'limits.cannot5': 'Few people: one referral in a month is one, whoever counts.',
  'limits.cannot6':
    'An unlocked screen: lock it when you leave. It locks itself after 10 minutes without use; what was half typed is lost then.',
  'limits.first':
    'So before sending for the first time, call the support team and compare the fingerprint of ten groups of three digits.',
  'limits.passphrase':
    'The passphrase is six generated words, written on paper and kept apart. Nobody can reset it: enrol new keys and a colleague wraps the records for them; if the whole team is lost, two of the three holders of the recovery key are needed.',
};
