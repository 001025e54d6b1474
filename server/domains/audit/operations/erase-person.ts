import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { erasureProof, type Payload } from '../chain.ts';
import { type Entry, exactText, holdChain } from '../chain-queries.ts';
import { entriesAbout, leavePayloads } from '../erasure-queries.ts';

/** Who an erased person is in the log. */
export const formerMember = 'Former member';

/** Whom to take out; one, or some at once. */
export interface ErasedPerson {
  /** Of the member, the account, the invitation, the personal room: whatever bears the person's name. */
  ids: readonly string[];
  /** Texts that go from other entries too, where one is a whole value: name, email, addresses. */
  texts?: readonly string[];
}

/** Entries changed at a time. */
const pieceSize = 500;

/**
 * Takes a person out of a company's log: names become "Former member", what the entries about the person held goes, with
 * the addresses that the person came from. The chain holds: it is over digests. In the owner's scope
 * (`within(trx, { role: 'owner' }, back, …)`). How many entries changed.
 */
export async function erasePerson(
  trx: Trx,
  { secrets, clock }: Pick<Platform, 'secrets' | 'clock'>,
  company: CompanyId,
  { ids, texts = [] }: ErasedPerson,
): Promise<number> {
  const at = clock.now();
  const tokens = texts.filter((text) => text !== '').map((text) => JSON.stringify(text));
  const wanted = new Set(tokens);
  await holdChain(trx, company);
  let count = 0;
  let after: { at: string; id: string } | null = null;
  for (;;) {
    const entries: Entry[] = await entriesAbout(trx, company, { ids, texts, tokens, after, most: pieceSize });
    const left = entries.flatMap((entry) => {
      const payload = leave(entry, ids, texts, wanted);
      const proof = erasureProof(secrets, company, entry.id, exactText(at), payload);
      return isChanged(entry, payload) ? { ...payload, id: entry.id, proof } : [];
    });
    if (left.length > 0) await leavePayloads(trx, company, at, left);
    count += left.length;
    const last = entries.at(-1);
    if (!last || entries.length < pieceSize) return count;
    after = { at: last.at, id: last.id };
  }
}

const isChanged = (entry: Entry, { actorName, objectName, origin, via, before, after }: Payload): boolean =>
  entry.actorName !== actorName ||
  entry.objectName !== objectName ||
  entry.origin !== origin ||
  entry.via !== via ||
  entry.before !== before ||
  entry.after !== after;

/** Nobody's names but the company's and the service's, which somebody may have borne too. */
const ownObjects: ReadonlySet<string | null> = new Set(['company', 'licence', 'domain', 'service']);

/** What is left of an entry. */
function leave(entry: Entry, ids: readonly string[], texts: readonly string[], tokens: ReadonlySet<string>): Payload {
  const { actorKind, actorId, objectKind, objectId } = entry;
  const isActor = actorId !== null && ids.includes(actorId);
  const isObject = objectId !== null && ids.includes(objectId);
  const nameOf = (name: string, isOwn: boolean) => (!isOwn && texts.includes(name) ? formerMember : name);
  const without = (json: string | null) => json && takeOut(json, tokens);
  const ownDevice = isActor && objectKind === 'session';
  return {
    actorKind,
    actorId,
    actorName: isActor ? formerMember : nameOf(entry.actorName, actorKind === 'service'),
    objectKind,
    objectId,
    objectName:
      isObject || ownDevice ? formerMember : entry.objectName && nameOf(entry.objectName, ownObjects.has(objectKind)),
    origin: isActor ? null : entry.origin,
    via: isActor ? null : entry.via,
    before: isObject || ownDevice ? null : without(entry.before),
    after: isObject || ownDevice ? null : without(entry.after),
  };
}

/** What comes before a value that is the service's own word and no name: who is called "administrator" changes no right. */
const ownWord =
  /"(?:accessRight|status|reason|owners|ownerRule|rule|hostPin|guestPin|screen|every|timeZone|weekStart|statisticsPrivacy)": $/;

const jsonString = /"(?:[^"\\]|\\.)*"/g;

/** Values only: a key is followed by a colon, and stays. In one pass, because an import's entry has thousands of people. */
const takeOut = (json: string, tokens: ReadonlySet<string>): string =>
  json.replaceAll(jsonString, (token, at: number) => {
    const isKey = json[at + token.length] === ':';
    const stays = !tokens.has(token) || isKey || ownWord.test(json.slice(Math.max(0, at - 40), at));
    return stays ? token : JSON.stringify(formerMember);
  });
