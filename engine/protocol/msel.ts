import type { FaultCode, InjectMember } from '../exercise/msel/check-inject.ts';
import type { InjectDraft } from '../exercise/msel/draft.ts';
import type { Text } from '../region/region.ts';

/** Formats in which an MSEL comes and goes. */
export const MSEL_FORMATS = ['xlsx', 'csv', 'yaml'] as const;
export type MselFormat = (typeof MSEL_FORMATS)[number];

/** What `12:30` in a table means: so long after the start, or that time of day. */
export const TIME_READINGS = ['elapsed', 'clock'] as const;
export type TimeReading = (typeof TIME_READINGS)[number];

/** Columns that a table may have, in the order in which exports write them. */
export const MSEL_FIELDS = [
  'number',
  'kind',
  'time',
  'when',
  'from',
  'fromEn',
  'to',
  'channel',
  'text',
  'textEn',
  'expected',
  'expectedEn',
  'responsible',
  'objective',
  'target',
  'attachments',
  'approval',
  'effect',
  'id',
] as const satisfies readonly InjectMember[];

/** Without these columns a table is no MSEL. */
export const NEEDED_FIELDS: readonly InjectMember[] = ['number', 'to', 'text'];

/** What can be wrong with a table beside what can be wrong with an inject. */
export const TABLE_CODES = [
  'unreadable',
  'encoding',
  'tooBig',
  'macros',
  'noHeadings',
  'columnMissing',
  'columnTwice',
  'rowLimit',
  'numberTwice',
  'idBad',
  'timeUnclear',
  'timeIgnored',
  'channelUnknown',
  'kindUnknown',
  'approvalUnknown',
  'attachmentMissing',
  'attachmentBad',
  'formulaEmpty',
  'formulaUsed',
  'cellError',
  'mergedCells',
  'dates1904',
  'translationMissing',
  'schema',
] as const;
export type TableCode = (typeof TABLE_CODES)[number];

/** One thing to look at in a table: a fault, or a note on how something was read. */
export interface MselProblem {
  /** As the spreadsheet counts, from 1; 0 for the whole file. */
  readonly row: number;
  /** Heading or letter of the column; empty for the whole row. */
  readonly column: string;
  readonly field: InjectMember | null;
  readonly code: FaultCode | TableCode;
  readonly expected: string;
  readonly got: string;
  /** A note does not keep the row out. */
  readonly note: boolean;
}

export interface MselColumn {
  readonly letter: string;
  readonly heading: string;
  /** What it is taken for; null when it is left aside. */
  readonly field: InjectMember | null;
  /** First value below the heading. */
  readonly sample: string;
}

/** How a table is to be read; what is left out is suggested. */
export interface MselReading {
  readonly sheet?: string | undefined;
  /** Field of each column from the left, null to leave it aside. */
  readonly fields?: readonly (InjectMember | null)[] | undefined;
  readonly times?: TimeReading | undefined;
}

/** POST /api/exercises/:id/msel/check (the file as the body): what an import would do. */
export interface MselCheckAnswer {
  readonly format: MselFormat;
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly columns: readonly MselColumn[];
  readonly times: TimeReading;
  /** Rows with anything in them below the headings, and how many of them have no fault. */
  readonly rows: number;
  readonly good: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** With `replace`: waiting injects that the table does not have. */
  readonly removed: number;
  /** Faults first, at most `MAX_PROBLEMS`. */
  readonly problems: readonly MselProblem[];
  readonly faults: number;
  readonly notes: number;
  readonly preview: readonly {
    readonly row: number;
    readonly number: string;
    readonly atTick: number | null;
    readonly from: Text;
    readonly to: readonly string[];
    readonly text: Text;
  }[];
}
export const MAX_PROBLEMS = 500;
export const MAX_PREVIEW = 20;

/** POST /api/exercises/:id/msel/import: as `check`, and whether it was taken in. */
export interface MselImportAnswer extends MselCheckAnswer {
  readonly imported: boolean;
  /** Set when the exercise refused the list after all: it went on in the meantime. */
  readonly refused: string | null;
}

/** What can be wrong with a file to be handed over. */
export const ATTACHMENT_CODES = [
  'badName',
  'empty',
  'tooBig',
  'kindRefused',
  'notWhatItSays',
] as const;
export type AttachmentCode = (typeof ATTACHMENT_CODES)[number];

/** POST /api/exercises/:id/msel/attachments */
export interface AttachmentAnswer {
  readonly attachment: InjectDraft['attachments'][number] | null;
  readonly problem: {
    readonly code: AttachmentCode;
    readonly expected: string;
    readonly got: string;
  } | null;
}
