import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useState } from 'react';

/** Plays two notes where the others will be heard. */
export function TestSoundButton() {
  const [plays, setPlays] = useState(false);
  const play = async () => {
    setPlays(true);
    const { playTestSound } = await import('../../media/test-sound.ts');
    await playTestSound();
    setPlays(false);
  };
  return (
    <Button size="xs" leftSection={<IconVolume aria-hidden />} disabled={plays} onClick={() => void play()}>
      <Trans>Play a test sound</Trans>
    </Button>
  );
}
