import { describe } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import type { Engine } from '../engine.ts';
import { createFake } from '../fake/fake.ts';
import { createMesh } from '../mesh/mesh.ts';
import { holdsToThePort } from './suite.ts';

const engines: Record<string, () => Engine> = {
  mesh: () => createMesh({ turn: null, clock: systemClock }),
  'mesh with TURN': () => createMesh({ turn: { url: 'turn:turn.example:3478', secret: 's' }, clock: systemClock }),
  fake: () => createFake({ clock: systemClock }),
};

describe.each(Object.entries(engines))('%s', (_name, create) => holdsToThePort(create));
