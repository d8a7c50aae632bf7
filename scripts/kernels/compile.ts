import { FunctionCompiler } from './function-compiler.ts';
import { isExpression, KernelSource } from './source.ts';
import { moduleOf } from './wasm-binary.ts';

/** Compiles kernel files to one WebAssembly module; they call functions of each other only. */
export function compileKernels(files: readonly string[]): Uint8Array {
  const source = new KernelSource();
  for (const file of files) source.read(file);
  const functions = [...source.functions.values()].filter(
    (f) => files.includes(f.file) && !isExpression(f),
  );
  const order = functions.map((f) => f.name);
  return moduleOf(functions.map((f) => new FunctionCompiler(source, order, f).compile()));
}
