import type { Session } from './session.ts';

/** What is asked for again and again. */
export interface Case {
  name: string;
  paths: readonly string[];
  /** Part of the baseline's throughput that is wanted. */
  least: number;
}

const list = '/api/v1/members';
const pageLength = 50;
const longest = 200;
const sorts = ['fullName', 'email', 'videoAddress', 'accessRight', 'status', 'lastSeenAt'];

const typed: Readonly<Record<string, readonly string[]>> = {
  '3 letters': words('ing sol mar han lin ber car ros pet kar joh mat sil gar kri wal mor sch eri ols'),
  'a fragment': words('ndber olberg ansen arlss ristof undqv ernand ohanss agdal ichael istoff ørgen'),
  'a typing error': words('solbreg hanesn lindbreg kristofersen gustafson andersenn fernandse taakhashi szbaó ingebrg'),
  'no hit': words('xqzvw nobodyhere qqqq zzyzx jxkvq wwqqp'),
};

function words(text: string): string[] {
  return text.split(' ');
}

/** The first page of each order, a deep one, and searches as they are typed. */
export async function listCases({ url, session }: { url: string; session: Session }, deep: number): Promise<Case[]> {
  const cases: Case[] = [];
  for (const sort of sorts) {
    const cursor = await cursorOf(`${url}${list}?sort=${sort}`, session, (deep - 1) * pageLength);
    const path = `${list}?sort=${sort}&limit=${pageLength}`;
    cases.push(
      { name: `by ${sort}, first page`, paths: [path], least: 0.65 },
      { name: `by ${sort}, deep page`, paths: [`${path}&cursor=${cursor}`], least: 0.65 },
    );
  }
  for (const [name, searches] of Object.entries(typed)) {
    const paths = searches.map((text) => `${list}?limit=${pageLength}&search=${encodeURIComponent(text)}`);
    cases.push({ name: `search, ${name}`, paths, least: 0.6 });
  }
  return cases;
}

/** The cursor behind so many rows. */
async function cursorOf(path: string, session: Session, rows: number): Promise<string> {
  let cursor = '';
  for (let left = rows; left > 0; left -= longest) {
    const from = `${path}&limit=${Math.min(left, longest)}${cursor && `&cursor=${cursor}`}`;
    const { nextCursor }: { nextCursor: string | null } = await session.get(from);
    if (nextCursor === null) throw new Error(`There are no ${rows} rows.`);
    cursor = nextCursor;
  }
  return cursor;
}
