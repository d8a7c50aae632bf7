import { destination, pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Structured lines to standard error. Keys, codes, tokens and what people write are never passed. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, redact: ['key', 'code', 'token', 'cookie'] }, destination(2));
