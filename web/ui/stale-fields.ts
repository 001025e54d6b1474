type Values<Field extends string> = Readonly<Record<Field, string>>;

/** The fields in which two versions differ, in the order of `names`. */
export function changedBetween<Field extends string>(
  names: Values<Field>,
  one: Values<Field>,
  other: Values<Field>,
): Field[] {
  return Object.keys(names).filter((field): field is Field => isField(names, field) && one[field] !== other[field]);
}

const isField = <Field extends string>(names: Values<Field>, field: string): field is Field => field in names;
