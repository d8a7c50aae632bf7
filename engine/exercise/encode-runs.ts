/** Triples (start, length, class) of ascending cells; a run never crosses the end of a row. */
export function encodeRuns(
  cols: number,
  cells: Int32Array,
  classOf: (cell: number) => number,
): Uint8Array {
  const triples: number[] = [];
  for (const cell of cells) {
    const c = classOf(cell);
    const n = triples.length;
    const start = triples[n - 3] ?? -1;
    const length = triples[n - 2] ?? 0;
    if (n > 0 && start + length === cell && triples[n - 1] === c && cell % cols !== 0)
      triples[n - 2] = length + 1;
    else triples.push(cell, 1, c);
  }
  const view = new DataView(new ArrayBuffer(triples.length * 4));
  triples.forEach((v, i) => view.setUint32(i * 4, v, true));
  return new Uint8Array(view.buffer);
}
