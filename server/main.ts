import { keepCompiled } from './compile-cache.ts';

// The rest is imported when its compiled form can be found.
keepCompiled(process.env);
const { serve } = await import('./serve.ts');
await serve(process.env);
