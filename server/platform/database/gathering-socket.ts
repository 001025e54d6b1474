import { Socket } from 'node:net';

/** A socket that writes once what is sent in one go: for each statement alone, the system call takes longer than the rest. */
export class GatheringSocket extends Socket {
  /** What is written goes out when nothing more comes in this turn; `pg` corks for each statement. */
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}
