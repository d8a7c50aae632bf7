/** Makes every river's line fall downstream, evenly between drops, so that none of it is a pit. */
export function keepRiversFalling(zDm: Int16Array, lines: readonly (readonly number[])[]): void {
  for (let again = 0; again < 2; again++) {
    for (const line of lines) {
      let least = 32767;
      for (const cell of line) {
        least = Math.min(least, zDm[cell]!);
        zDm[cell] = least;
      }
      spreadSteps(zDm, line);
    }
  }
}

/** Turns flats that end in a drop into an even fall. */
function spreadSteps(zDm: Int16Array, line: readonly number[]): void {
  let start = 0;
  for (let k = 1; k < line.length; k++) {
    const top = zDm[line[start]!]!;
    const bottom = zDm[line[k]!]!;
    if (bottom === top) continue;
    for (let i = start + 1; i < k; i++) {
      zDm[line[i]!] = Math.round(top + ((bottom - top) * (i - start)) / (k - start));
    }
    start = k;
  }
}
