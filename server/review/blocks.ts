/** A report as data, of which the HTML page and the DOCX file are two renderings. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly quiet?: boolean }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A drawing; what it says stands in a table or in words as well. */
  | { readonly kind: 'figure'; readonly svg: string; readonly words: string };

export interface Column {
  readonly label: string;
  readonly right?: boolean;
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({
  kind: 'heading',
  level,
  text,
});
export const paragraph = (text: string, quiet = false): Block => ({ kind: 'text', text, quiet });
export const table = (
  caption: string,
  columns: readonly (string | Column)[],
  rows: readonly (readonly string[])[],
): Block => ({
  kind: 'table',
  caption,
  columns: columns.map((c) => (typeof c === 'string' ? { label: c } : c)),
  rows,
});
export const number = (label: string): Column => ({ label, right: true });
