import type { AnySchema } from '@orpc/contract';

/** JSON of answers by the answers themselves. */
const texts = new WeakMap<object, string>();

/**
 * A page of a list whose rows are JSON already, such as the database wrote. It goes out as it is, past the check against
 * the contract, so a test of its method must prove that it fits. Whoever looks at `items` has them read.
 */
export function writtenPage<Row, Whole extends { total: number }>(
  rows: readonly string[],
  whole: Whole,
): Whole & { items: Row[] } {
  const items = `[${rows.join()}]`;
  const page = {
    ...whole,
    get items(): Row[] {
      return JSON.parse(items);
    },
  };
  texts.set(page, `{"items":${items},${JSON.stringify(whole).slice(1)}`);
  return page;
}

const textOf = (answer: unknown): string | undefined =>
  typeof answer === 'object' && answer !== null ? texts.get(answer) : undefined;

/** An answer as JSON. Its length is known then: a text is written to the socket by way of three times the space. */
export const writeAnswer = (answer: unknown): Buffer => Buffer.from(textOf(answer) ?? JSON.stringify(answer));

/** The same schema, for which whatever is written is right. */
export const passWritten = <Schema extends AnySchema>({ '~standard': standard }: Schema): AnySchema => ({
  '~standard': {
    ...standard,
    validate: (answer) => (textOf(answer) === undefined ? standard.validate(answer) : { value: answer }),
  },
});
