/** True in builds that end-to-end tests drive; see `client/testing/hook.ts`. */
declare const __TEST_HOOK__: boolean;
