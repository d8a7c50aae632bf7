import { sql as exercises } from './0001-exercises.ts';
import { sql as sets } from './0002-sets.ts';
import { sql as accounts } from './0003-accounts.ts';

/** In order; entry i leads from version i to i + 1. Never changed once released. */
export const MIGRATIONS: readonly string[] = [exercises, sets, accounts];
