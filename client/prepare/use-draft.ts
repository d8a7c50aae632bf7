import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  CheckAnswer,
  DraftFile,
  DraftPicture,
  DraftProblem,
  SourceAnswer,
} from '../../engine/protocol/prepare.ts';
import type { ApiError } from '../session/api.ts';
import { prepareApi } from '../session/prepare-api.ts';
import { asCopy, put, type Path } from './draft.ts';

/** After the last key the page waits so long before it asks for a check, ms. */
const PAUSE_MS = 500;

export interface Draft {
  readonly source: SourceAnswer | null;
  /** Why the template cannot be had. */
  readonly error: ApiError | null;
  readonly file: DraftFile;
  readonly problems: readonly DraftProblem[];
  /** Of the last draft without faults. */
  readonly picture: DraftPicture | null;
  /** What is shown was checked as it stands. */
  readonly checked: boolean;
  /** Differs from what was loaded or saved last. */
  readonly changed: boolean;
  /** The server could not be asked. */
  readonly failed: ApiError | null;
  set(path: Path, value: unknown): void;
  /** Several changes as one step. */
  replace(change: (file: DraftFile) => DraftFile): void;
  undo(): void;
  readonly canUndo: boolean;
  saved(file: DraftFile): void;
}

/** A scenario file that is being changed, checked as it is typed. */
export function useDraft(from: string): Draft {
  const [source, setSource] = useState<SourceAnswer | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [history, setHistory] = useState<readonly DraftFile[]>([{}]);
  const [kept, setKept] = useState<DraftFile | null>(null);
  const [answer, setAnswer] = useState<{ of: DraftFile; check: CheckAnswer } | null>(null);
  const [failed, setFailed] = useState<ApiError | null>(null);
  const [picture, setPicture] = useState<DraftPicture | null>(null);
  const file = history.at(-1)!;
  const loaded = kept !== null;
  const asked = useRef(0);

  useEffect(() => {
    let open = true;
    void prepareApi.source(from).then((got) => {
      if (!open) return;
      if (!got.ok) return setError(got.error);
      setSource(got.value);
      const { own, inUse } = got.value;
      const file = own && !inUse ? got.value.file : asCopy(got.value.file);
      setHistory([file]);
      setKept(file);
    });
    return () => {
      open = false;
    };
  }, [from]);

  useEffect(() => {
    if (!loaded) return undefined;
    const turn = ++asked.current;
    const timer = setTimeout(() => {
      void prepareApi.check(from, file).then((got) => {
        if (turn !== asked.current) return;
        setFailed(got.ok ? null : got.error);
        if (!got.ok) return;
        setAnswer({ of: file, check: got.value });
        if (got.value.picture !== null) setPicture(got.value.picture);
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [from, file, loaded]);

  const replace = useCallback((change: (file: DraftFile) => DraftFile): void => {
    setHistory((all) => [...all.slice(-99), change(all.at(-1)!)]);
  }, []);
  const set = useCallback(
    (path: Path, value: unknown): void => replace((now) => put(now, path, value)),
    [replace],
  );
  return {
    source,
    error,
    file,
    problems: answer?.check.problems ?? [],
    picture,
    checked: answer?.of === file,
    changed: kept !== null && file !== kept,
    failed,
    set,
    replace,
    undo: () => setHistory((all) => (all.length > 1 ? all.slice(0, -1) : all)),
    canUndo: history.length > 1,
    saved: setKept,
  };
}
