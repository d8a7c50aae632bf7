import type { Session } from '../session/session.ts';

interface TestHook {
  readonly sessions: Record<string, Session>;
}

/**
 * Lets an end-to-end test read what the page knows, instead of reading pixels. Exists only in
 * builds made with SANDTABLE_TEST_HOOK=1; elsewhere the body is dropped by the bundler.
 */
export function expose(name: string, session: Session): void {
  if (!__TEST_HOOK__) return;
  const scope = window as unknown as { __sandtable?: TestHook };
  scope.__sandtable ??= { sessions: {} };
  scope.__sandtable.sessions[name] = session;
}
