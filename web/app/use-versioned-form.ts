import { useLingui } from '@lingui/react/macro';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { tell } from '../ui/toast.tsx';
import { focusFaulty, putFaultsOnForm } from './problem/form-faults.ts';

interface VersionedFormOptions<Row, Values, Field extends string> {
  /** What the service has, as it was read last. */
  row: Row;
  form: UseFormReturnType<Values>;
  valuesOf: (row: Row) => Values;
  /** The fields in which two versions differ, in the order of the form. */
  differences: (one: Values, other: Values) => Field[];
  /** The fields as they are called in a sentence. */
  names: Readonly<Record<Field, string>>;
  /** The newer version that a refusal comes with; null for any other fault. */
  readStale: (error: unknown) => Row | null;
  /** Which field a code is about, as `putFaultsOnForm` takes it. */
  faultFields: Record<string, string>;
  /** A newer version may differ in nothing that stands in this form: then it is saved over without a question. */
  sharesRow?: boolean;
  /** Sends the changed fields, with the version of `from`. */
  send: (from: Row, values: Values, fields: readonly Field[]) => Promise<Row>;
  /** Puts what the service has into the cache. */
  keep: (row: Row) => void;
  /** After a save: reads anew what shows it. */
  onSaved: () => void;
}

/**
 * A form over one version of a row. It is filled from what is newest while nothing was changed in it, and saves over the
 * version that it was filled from only: where somebody was faster, `newer` is theirs, for `StaleDialog`.
 */
export function useVersionedForm<Row extends { version: number }, Values extends object, Field extends string>(
  options: VersionedFormOptions<Row, Values, Field>,
) {
  const { row, form, valuesOf, differences, names, readStale, faultFields, sharesRow, send, keep, onSaved } = options;
  const { t, i18n } = useLingui();
  const [base, setBase] = useState(row);
  const [fault, setFault] = useState<unknown>(null);
  const [newer, setNewer] = useState<Row | null>(null);
  const changed = differences(valuesOf(base), form.values);
  const isElsewhere = (other: Row) => sharesRow === true && differences(valuesOf(base), valuesOf(other)).length === 0;
  const fill = (from: Row, values = valuesOf(from)) => {
    setBase(from);
    form.setValues(values);
    form.clearErrors();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version is a reason to fill the form
  useEffect(() => {
    if (row.version === base.version) return;
    if (changed.length === 0) fill(row);
    else if (isElsewhere(row)) setBase(row);
  }, [row]);
  const update = useMutation({
    mutationFn: ({ from, values, fields }: { from: Row; values: Values; fields: readonly Field[] }) =>
      send(from, values, fields),
    onMutate: () => setFault(null),
    onSuccess: (saved) => {
      keep(saved);
      fill(saved);
      setNewer(null);
      const saying = new Intl.ListFormat(i18n.locale, { type: 'unit', style: 'short' });
      tell(t`Saved: ${saying.format(changed.map((field) => names[field]))}`);
      onSaved();
    },
    onError: (error) => {
      const theirs = readStale(error);
      if (!theirs) setFault(putFaultsOnForm(form, error, faultFields));
      else if (isElsewhere(theirs)) save(theirs, form.values);
      else setNewer(theirs);
    },
  });
  function save(from: Row, values: Values): void {
    const fields = differences(valuesOf(from), values);
    if (fields.length > 0) update.mutate({ from, values, fields });
  }
  return {
    /** The version that the form was filled from. */
    base,
    changed,
    fault,
    newer,
    saving: update.isPending,
    /** For `onSubmit`, where something is asked before `save`. */
    submit: (then: () => void) => form.onSubmit(then, focusFaulty(form)),
    save: () => save(base, form.values),
    discard: () => {
      setFault(null);
      fill(row);
    },
    closeNewer: () => setNewer(null),
    /** Goes on from theirs with what was chosen, and saves it. */
    choose: (values: Values) => {
      if (!newer) return;
      fill(newer, values);
      keep(newer);
      setNewer(null);
      save(newer, values);
    },
  };
}
