/** Grade of a forest fire by burned area, ha: Regulations on Forest Fire Prevention, article 40. */
const GRADE_LIMITS_HA = [1, 100, 1000] as const;

/** 1 一般, 2 较大, 3 重大, 4 特别重大; by area alone, casualties are not counted. */
export const eventGrade = (burnedHa: number): 1 | 2 | 3 | 4 =>
  (1 + GRADE_LIMITS_HA.filter((limit) => burnedHa >= limit).length) as 1 | 2 | 3 | 4;
