export const queue = {
  editor: 'MSEL',
  postpone: 'Postpone',
  postponeBy: 'Postpone timed injects still to come by {{n}} min',
  hold: 'Hold',
  release: 'Release',
  skip: 'Skip',
  notFired: 'not fired',
  takeBack: 'Take back',
  held: 'on hold',
  draft: 'draft, does not fire by itself',
  submitted: 'to approve, does not fire by itself',
  conditional: 'conditional',
  holds: 'condition holds',
  reserve: 'reserve',
  again: 'fired {{n}} times, may fire again',
  skipped: '{{n}} skipped',
  more: '{{n}} more, see the MSEL',
};
export const event = {
  injectHeld: 'Inject {{inject}} held or released',
  injectSkipped: 'Inject {{inject}} skipped or taken back',
  injectsPostponed: '{{n}} injects postponed by {{min}} min',
  injectsApproved: 'Approval of {{n}} injects changed',
  conditionTurned: 'Condition of inject {{inject}} turned',
  mselChanged: 'MSEL changed: {{added}} new, {{changed}} changed, {{removed}} deleted',
};
export const attachment = { files: 'Attachments' };
