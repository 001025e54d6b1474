import { describe, expect, it } from 'vitest';
import { parseSource } from './sources.ts';
import { checkTables } from './tables.ts';

const declares = (path: string, table: string) =>
  parseSource(
    path,
    `declare module '../../platform/database/tables.ts' { interface Tables { ${table}: { id: string } } }`,
  );
const owner = declares('server/domains/members/tables.ts', 'member');
const messagesFor = (path: string, text: string) =>
  checkTables([owner, parseSource(path, text)]).map((fault) => fault.message);
const refused = ['Only server/domains/members/ writes the table member: call its door.'];

describe('a table belongs to one domain', () => {
  it.each([
    "db.insertInto('member').values(row)",
    "db.updateTable('member as m').set(row)",
    "db.deleteFrom('member').where('id', '=', id)",
    "db.deleteFrom(['member', 'room'])",
    'sql`insert into member (id) values ($' + '{id})`',
    'sql`UPDATE member AS m SET name = $' + '{name}`',
    'sql`delete from "member"`',
    "client.query('truncate member')",
  ])('only its domain writes it: %s', (text) => {
    expect(messagesFor('server/domains/rooms/queries.ts', text)).toEqual(refused);
    expect(messagesFor('server/domains/members/operations/rename.ts', text)).toEqual([]);
  });

  it.each([
    "db.selectFrom('member').selectAll()",
    "db.insertInto('room').values(row)",
    "throw new Error('Could not update member settings')",
  ])('reading it and writing others is allowed: %s', (text) => {
    expect(messagesFor('server/domains/rooms/queries.ts', text)).toEqual([]);
  });

  it.each(['server/migrations/001-start.ts', 'server/testing/builders.ts', 'server/main/demo/people.ts'])(
    'leaves %s alone',
    (path) => {
      expect(messagesFor(path, "db.insertInto('member').values(row)")).toEqual([]);
    },
  );

  it('has one owner', () => {
    const messages = checkTables([owner, declares('server/domains/rooms/queries.ts', 'member')]).map(
      (fault) => fault.message,
    );
    expect(messages).toEqual(['The table member already belongs to server/domains/members/.']);
  });
});
