/** Order of the engine's lists: by id, code unit by code unit. */
export const byId = <T extends { readonly id: string }>(a: T, b: T): number =>
  a.id < b.id ? -1 : 1;
