import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

export interface Column<R> {
  readonly key: string;
  readonly label: string;
  readonly right?: boolean;
  /** Hidden on the tablet layout. */
  readonly wide?: boolean;
  /** Hidden where the table itself has little room, whatever the page has. */
  readonly roomy?: boolean;
  readonly wrap?: boolean;
  /** Longest width, px; longer content ends in an ellipsis. */
  readonly maxPx?: number;
  render(row: R): ReactNode;
}

/**
 * A table that the keyboard walks: one row has the focus, arrows move it (and the selection with
 * it), Enter acts on it. The twin of the map for everything that is on it.
 */
export function DataTable<R extends { readonly id: string | number }>(props: {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  empty: string;
  selected?: string | number | null;
  normalRows?: boolean;
  onSelect?(row: R): void;
  onOpen?(row: R): void;
  /** What stands under a row that is open; null for a closed one. */
  renderDetail?(row: R): ReactNode;
  /** A click anywhere on a row; the keyboard's way is a button in a cell. */
  onToggle?(row: R): void;
}) {
  const { rows, selected, onSelect, onOpen } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const at = rows.findIndex((row) => row.id === selected);
  useEffect(() => {
    rowsOf(body.current)[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  if (rows.length === 0) return <p className="st-body st-mut">{props.empty}</p>;

  const go = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined || onSelect === undefined) return;
    onSelect(row);
    rowsOf(body.current)[rows.indexOf(row)]?.focus();
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[
      event.key
    ];
    if (target !== undefined) go(target);
    else if (event.key === 'Enter' && onOpen !== undefined) onOpen(rows[index]!);
    else return;
    event.preventDefault();
  };
  const picks = onSelect !== undefined;
  return (
    <table className="st-table" data-rows={props.normalRows === true ? 'normal' : 'dense'}>
      <caption className="st-hidden">{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.key} scope="col" className={classes(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <Fragment key={row.id}>
            <tr
              data-pick={picks || props.onToggle !== undefined}
              data-row-id={row.id}
              {...(picks
                ? {
                    tabIndex: index === Math.max(0, at) ? 0 : -1,
                    'aria-selected': row.id === selected,
                    onClick: () => onSelect(row),
                    onDoubleClick: () => onOpen?.(row),
                    onKeyDown: (event: KeyboardEvent) => onKey(event, index),
                  }
                : props.onToggle === undefined
                  ? {}
                  : { onClick: () => props.onToggle?.(row) })}
            >
              {props.columns.map((column) => (
                <td
                  key={column.key}
                  className={classes(column)}
                  style={column.maxPx === undefined ? undefined : { maxWidth: column.maxPx }}
                >
                  {column.render(row)}
                </td>
              ))}
            </tr>
            <Detail columns={props.columns.length}>{props.renderDetail?.(row) ?? null}</Detail>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Detail(props: { columns: number; children: ReactNode }) {
  if (props.children === null) return null;
  return (
    <tr className="st-row-detail">
      <td colSpan={props.columns}>{props.children}</td>
    </tr>
  );
}

/** Rows without the details that stand between them. */
const rowsOf = (body: HTMLElement | null): readonly HTMLElement[] =>
  body === null ? [] : [...body.querySelectorAll<HTMLElement>('tr[data-row-id]')];

const classes = (column: {
  readonly right?: boolean;
  readonly wide?: boolean;
  readonly roomy?: boolean;
  readonly wrap?: boolean;
  readonly maxPx?: number;
}): string =>
  [
    column.right === true ? 'st-r' : '',
    column.wide === true ? 'st-wide' : '',
    column.roomy === true ? 'st-roomy' : '',
    column.wrap === true ? 'st-c-wrap' : '',
    column.maxPx === undefined ? '' : 'st-ell',
  ].join(' ');
