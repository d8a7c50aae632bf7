import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileKernels } from './kernels/compile.ts';

/**
 * `npm run kernels`: compiles the kernels of `engine/hydraulics/kernels/` to WebAssembly and writes
 * the bytes beside them. A test holds the bytes to the sources.
 */
const FOLDER = new URL('../engine/hydraulics/kernels/', import.meta.url);
const SOURCES = ['cube-root', 'inertia', 'first-order', 'second-order', 'update'];
const OUT = fileURLToPath(new URL('compiled-bytes.ts', FOLDER));

/** The TypeScript file that holds the compiled kernels. */
export function compiledFile(): string {
  const files = SOURCES.map((name) => fileURLToPath(new URL(`${name}.ts`, FOLDER)));
  const base64 = Buffer.from(compileKernels(files)).toString('base64').replace(/=+$/, '');
  return `/** WebAssembly of the kernels of this folder, made by \`npm run kernels\`; do not edit. */
export const COMPILED_KERNELS =
  '${base64}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = compiledFile();
  if (text !== readFileSync(OUT, { encoding: 'utf8', flag: 'a+' })) writeFileSync(OUT, text);
}
