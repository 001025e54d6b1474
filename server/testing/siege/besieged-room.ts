import type { AccountId, CompanyId, LegId, MemberId, RoomId } from '../../../contract/ids.ts';
import type { MeetingContext } from '../../domains/meetings/context.ts';
import { shownLobby } from '../../domains/meetings/lobby.ts';
import { checkPin } from '../../domains/meetings/operations/check-pin.ts';
import { joinRoom, type Place } from '../../domains/meetings/operations/join.ts';
import { admitParties } from '../../domains/meetings/operations/let-in.ts';
import { removeParties } from '../../domains/meetings/operations/remove-parties.ts';
import type { Visitor } from '../../domains/meetings/operations/visitor.ts';
import { partiesOf } from '../../domains/meetings/queries.ts';
import { endGuard } from '../../domains/rooms/guard.ts';
import { changeRoom, isGuarded, roomOfOwner } from '../../domains/rooms/index.ts';
import { Problem } from '../../platform/http/problem.ts';
import { newDigits, newId, newToken } from '../../platform/random.ts';
import { buildCompany, buildMember } from '../builders.ts';
import type { Answer, Guess } from './attacks.ts';

const media = { microphone: false, camera: false, screen: false };

/** How many guessers wait in the lobby when the owner and a guest come. */
const crowd = 40;

interface Person {
  account: AccountId;
  id: MemberId;
}

/** A personal room with both PINs, its owner, a guest who knows the guest PIN, and a member of the company who guesses. */
export class BesiegedRoom {
  readonly #context: MeetingContext;
  readonly #company: CompanyId;
  readonly #room: { id: RoomId; address: string };
  readonly #owner: Person;
  readonly #member: Person;
  readonly #digits: number;
  #guestPin = '';
  #next: number;
  #strangers = 0;
  visits = { owner: 0, ownerIn: 0, guest: 0, guestIn: 0, mostShown: 0 };

  private constructor(
    context: MeetingContext,
    company: CompanyId,
    room: { id: RoomId; address: string },
    [owner, member]: [Person, Person],
    digits: number,
  ) {
    this.#context = context;
    this.#company = company;
    this.#room = room;
    this.#owner = owner;
    this.#member = member;
    this.#digits = digits;
    this.#next = Number(newDigits(digits));
  }

  static async build(context: MeetingContext, digits: number): Promise<BesiegedRoom> {
    const { database, clock } = context.platform;
    const at = clock.now();
    const label = `siege-${newDigits(12)}`;
    const company = await buildCompany(database, { label, at });
    const person = (local: string) =>
      buildMember(database, company, {
        account: newId<AccountId>(),
        fullName: local,
        email: `${local}@${label}.example`,
        address: `${local}@${label}.rotunda.test`,
        at,
      });
    const people: [Person, Person] = [await person('owner.one'), await person('member.two')];
    const room = await roomOfOwner(database.forCompany(company), company, people[0].id);
    if (!room) throw new Error('a member without a room');
    const built = new BesiegedRoom(context, company, room, people, digits);
    await built.changePins();
    return built;
  }

  get #db() {
    return this.#context.platform.database.forCompany(this.#company);
  }

  /** Gives the room two other PINs. */
  async changePins(): Promise<void> {
    const hostPin = newDigits(this.#digits);
    do this.#guestPin = newDigits(this.#digits);
    while (this.#guestPin === hostPin);
    const pins = { hostPin, guestPin: this.#guestPin };
    await this.#db
      .transaction()
      .execute((trx) => changeRoom(trx, this.#company, this.#room.id, pins, this.#context.platform.secrets));
  }

  /** What an owner does who clicks the warning away. */
  async lookAtGuard(): Promise<void> {
    await this.#db.transaction().execute((trx) => endGuard(trx, { id: this.#room.id, companyId: this.#company }));
  }

  isGuarded(): Promise<boolean> {
    const room = { id: this.#room.id, companyId: this.#company };
    return isGuarded(this.#db, room, this.#context.platform.clock.now());
  }

  /** Rows that wrong PINs on this room have left. */
  async rows(): Promise<number> {
    const { count } = await this.#db
      .selectFrom('pinFailure')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('roomId', '=', this.#room.id)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** Another PIN each time, in an order of no pattern. */
  #nextPin(): string {
    const all = 10 ** this.#digits;
    this.#next = (this.#next + Math.floor(all * 0.618_034) * 2 + 1) % all;
    return String(this.#next).padStart(this.#digits, '0');
  }

  async guess({ from }: Guess): Promise<Answer> {
    const visitor = from === 'account' ? this.#asMember(this.#member) : guestAt(networkOfOrigin(from));
    try {
      const { pin } = await checkPin(this.#context, this.#company, this.#room.id, visitor, this.#nextPin());
      return { kind: pin === 'unread' ? 'waits' : 'in', retryAfter: 0 };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { kind: 'wrong', retryAfter: error.extra.retryAfter ?? 0 };
    }
  }

  /** The owner comes, then a guest with the guest PIN, while guessers crowd the lobby of a guarded room; then all leave. */
  async visit(): Promise<void> {
    const { visits } = this;
    const guarded = await this.isGuarded();
    if (guarded) await this.#crowdIn();
    visits.owner += 1;
    const owner = await this.#join(this.#asMember(this.#owner));
    if (owner.party.state === 'in' && owner.party.control) visits.ownerIn += 1;
    visits.guest += 1;
    const guest = await this.#join(guestAt('203.0.113.77'), this.#guestPin);
    if (guarded) await this.#crowdIn();
    if (guest.party.state === 'in' || (await this.#letIn(owner.party.legId, guest.party.legId))) visits.guestIn += 1;
    await removeParties(this.#context, {
      ...{ company: this.#company, room: this.#room.id, at: this.#context.platform.clock.now() },
      ...{ who: () => true, reason: 'left' },
    });
  }

  async #crowdIn(): Promise<void> {
    for (let index = 0; index < crowd; index += 1) {
      this.#strangers += 1;
      await this.#join(guestAt(networkOfOrigin(this.#strangers)), this.#nextPin());
    }
  }

  /** Whether the guest is seen in the lobby by the owner, and comes in. */
  async #letIn(owner: LegId, guest: LegId): Promise<boolean> {
    const parties = await partiesOf(this.#db, this.#company, this.#room.id);
    const shown = shownLobby(parties, { control: true });
    this.visits.mostShown = Math.max(this.visits.mostShown, shown.length);
    if (!shown.some(({ legId }) => legId === guest)) return false;
    await admitParties(this.#context, { company: this.#company, room: this.#room.id, leg: owner }, guest);
    const after = await partiesOf(this.#db, this.#company, this.#room.id);
    return after.some(({ legId, state }) => legId === guest && state === 'in');
  }

  #join(visitor: Visitor, pin?: string): Promise<Place> {
    return joinRoom(this.#context, { address: this.#room.address, pin, media, token: newToken(), visitor });
  }

  #asMember({ account, id }: Person): Visitor {
    const member = { id, company: this.#company };
    return {
      caller: {
        ...{ kind: 'account', account, name: 'Member', session: 'session', token: null, operator: false },
        member: { ...member, administrator: false },
      },
      ...{ account, member, system: null, givenName: null, origin: '192.0.2.1', browser: null },
    };
  }
}

const networkOfOrigin = (index: number): string => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;

const guestAt = (origin: string): Visitor => ({
  ...{ caller: { kind: 'anonymous' }, account: null, member: null, system: null },
  ...{ givenName: 'Guest', origin, browser: null },
});
