/** What somebody at the screen wants: into a room by its address, to call somebody, into a room of the company, or to bring somebody into the call. */
export type Dialling = 'meet' | 'call' | 'rooms' | 'invite';
