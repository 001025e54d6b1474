import type { Db } from '../../../platform/database/database.ts';
import { type AddressRules, proposeLocalPart, roomAddressOf, takenAmong } from '../../directory/index.ts';
import type { FileIndex } from './file-index.ts';
import { giveWay } from './give-way.ts';

export interface ProposedAddress {
  address: string;
  roomAddress: string;
}

interface Wish {
  line: number;
  fullName: string;
  domain: string | null;
}

const both = ({ address, roomAddress }: ProposedAddress) => [address, roomAddress];

/** Tries of a name after which none is free for it. */
const mostRounds = 300;

/**
 * Makes free video addresses from names: free in the service, among what the file gives itself, and among those that were
 * made before. One for all pages of a file: it remembers which numbers a name has used up.
 */
export class Proposer {
  readonly #db: Db;
  readonly #index: FileIndex;
  readonly #rules: AddressRules;
  /** First proposal of a name in a domain → number of the next try. */
  readonly #tries = new Map<string, number>();

  constructor(db: Db, index: FileIndex, rules: AddressRules) {
    this.#db = db;
    this.#index = index;
    this.#rules = rules;
  }

  /** By line, the first line of a name first; a line whose name gives no free address is left out. */
  async propose(wishes: readonly Wish[], at: Date): Promise<ReadonlyMap<number, ProposedAddress>> {
    const found = new Map<number, ProposedAddress>();
    let open = Map.groupBy(wishes, (wish) => this.#nameOf(wish));
    for (let round = 0; open.size > 0 && round < mostRounds; round += 1) {
      const tries = [...open].map(([name, same]) => ({ same, tried: same.map((wish) => this.#next(name, wish)) }));
      const taken = await takenAmong(
        this.#db,
        tries.flatMap(({ tried }) => tried.flatMap(both)),
        at,
      );
      await giveWay();
      const left: Wish[] = [];
      for (const { same, tried } of tries) {
        const waiting = [...same];
        for (const proposal of tried) {
          if (both(proposal).some((address) => taken.has(address) || this.#index.has(address))) continue;
          const wish = waiting.shift();
          if (!wish) break;
          found.set(wish.line, proposal);
          this.#index.add({ line: wish.line, email: null, ...proposal });
        }
        left.push(...waiting);
      }
      open = Map.groupBy(left, (wish) => this.#nameOf(wish));
    }
    return found;
  }

  #nameOf({ fullName, domain }: Wish): string {
    return `${proposeLocalPart(fullName)}@${domain ?? this.#rules.domains[0] ?? ''}`;
  }

  #next(name: string, { fullName }: Wish): ProposedAddress {
    const attempt = this.#tries.get(name) ?? 1;
    this.#tries.set(name, attempt + 1);
    const localPart = proposeLocalPart(fullName, attempt);
    const domain = name.slice(name.indexOf('@') + 1);
    return { address: `${localPart}@${domain}`, roomAddress: roomAddressOf(localPart, this.#rules.suffix, domain) };
  }
}
