import { useSyncExternalStore } from 'react';
import { chooseOutput, getOutputs, mayChooseOutput, subscribeToOutputs } from '../../media/sound-output.ts';

/** Where the sound of the others comes out, and whether this browser lets one choose. */
export function useOutputs() {
  const { devices, chosen } = useSyncExternalStore(subscribeToOutputs, getOutputs);
  return { may: mayChooseOutput(), devices, chosen, choose: chooseOutput };
}
