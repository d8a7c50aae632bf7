import { sql as exercises } from './0001-exercises.ts';

/** In order; entry i leads from version i to i + 1. Never changed once released. */
export const MIGRATIONS: readonly string[] = [exercises];
