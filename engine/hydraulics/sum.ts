/** Neumaier's compensated sum: the error stays at one rounding whatever the number of terms. */
export class Sum {
  #total = 0;
  #rest = 0;

  add(x: number): void {
    const t = this.#total + x;
    this.#rest += Math.abs(this.#total) >= Math.abs(x) ? this.#total - t + x : x - t + this.#total;
    this.#total = t;
  }

  get value(): number {
    return this.#total + this.#rest;
  }

  /** Both parts, so that a restored sum goes on to the same bits. */
  save(): readonly [number, number] {
    return [this.#total, this.#rest];
  }

  load([total, rest]: readonly [number, number]): void {
    this.#total = total;
    this.#rest = rest;
  }
}
