export const ACCOUNT_ROLES = ['admin', 'instructor', 'evaluator'] as const;
/** `admin` also keeps accounts; `instructor` founds and conducts; `evaluator` observes. */
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

export interface AccountCard {
  readonly name: string;
  readonly role: AccountRole;
}

/** GET /api/account; also the answer to what logs in, out, or founds the first account. */
export interface AccountAnswer {
  /** Accounts are in use: founding exercises takes one. */
  readonly on: boolean;
  readonly me: AccountCard | null;
  /** There is none yet, and this is the machine of the server: the first may be made here. */
  readonly mayFound: boolean;
}

/** GET /api/accounts (admin); also the answer to what changes the list. */
export interface AccountsAnswer {
  readonly accounts: readonly (AccountCard & {
    readonly createdMs: number;
    readonly lockedUntilMs: number | null;
  })[];
}

/** One line of the audit: who did what to what, when. */
export interface AuditLine {
  readonly seq: number;
  readonly wallMs: number;
  /** Name of an account; `host` for this machine or the host key, `instructor` for a desk's key. */
  readonly who: string;
  readonly what: AuditAct;
  /** Id of an exercise or set, or a name. */
  readonly of: string;
  readonly detail: string;
}

export const AUDIT_ACTS = [
  'accountAdded',
  'accountRemoved',
  'passwordSet',
  'loggedIn',
  'loginFailed',
  'lockedOut',
  'loggedOut',
  'exerciseCreated',
  'setCreated',
  'setActed',
  'deskOpened',
  'deskHandedOver',
  'participantsExported',
  'participantsForgotten',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** GET /api/audit?before= (admin): the newest first, 200 at most. */
export interface AuditAnswer {
  readonly lines: readonly AuditLine[];
}

/** GET /api/participants/:exerciseId (instructor of it, or admin): what is kept of its people. */
export interface ParticipantsAnswer {
  readonly exerciseId: string;
  readonly participants: readonly {
    readonly person: string;
    readonly seatId: string | null;
    readonly joinedMs: number;
    readonly briefingRead: boolean;
    readonly answers: readonly {
      readonly questionId: string;
      readonly wallMs: number;
      readonly analysis: string;
      readonly decision: string;
    }[];
  }[];
}
