/** Words of a page as they are written: by key, nested. */
export type WordTree = { readonly [key: string]: string | WordTree };

/** `seat.col.unit` → words, for every leaf. */
export function leaves(tree: WordTree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree))
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [path, words] of leaves(value, `${prefix}${key}.`)) found.set(path, words);
  return found;
}

/** Names of the holes in words, in order. */
export const holes = (words: string): string[] =>
  [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).toSorted();
