import { useLingui } from '@lingui/react/macro';
import type { VerdictCode } from './verdict.ts';

interface Words {
  sentence: string;
  advice: string;
}

/** Says what was found out in one sentence, and what to do. */
export function useVerdictWords(): (code: VerdictCode) => Words {
  const { t } = useLingui();
  return (code) => {
    switch (code) {
      case 'good':
        return { sentence: t`Everything works.`, advice: t`You can join meetings from here.` };
      case 'unsupported':
        return {
          sentence: t`This browser can’t hold meetings.`,
          advice: t`Use a current Firefox, Chrome, Edge or Safari.`,
        };
      case 'insecure':
        return {
          sentence: t`This address is not secure, so the browser keeps camera and microphone shut.`,
          advice: t`Open it with https.`,
        };
      case 'no-live':
        return {
          sentence: t`The live connection to the service is blocked.`,
          advice: t`A proxy or a firewall between must let WebSockets to this address through.`,
        };
      case 'relay-shut':
        return {
          sentence: t`This network lets no media through to the relay.`,
          advice: t`Ask whoever runs the network to open the relay’s ports, or use another network.`,
        };
      case 'no-media':
        return {
          sentence: t`Media does not get out of this browser.`,
          advice: t`A policy, an extension or a VPN may block WebRTC. Try without it, or in another browser.`,
        };
      case 'loss':
        return {
          sentence: t`Your network loses parts of picture and sound.`,
          advice: t`Go nearer to the Wi-Fi, or use a cable. Others on the line may be loading it.`,
        };
      case 'delay':
        return {
          sentence: t`Your network is slow to answer: people will talk into each other.`,
          advice: t`A VPN or a mobile network is often the reason. Try without it.`,
        };
      case 'narrow':
        return {
          sentence: t`Your network carries only a small picture.`,
          advice: t`Meetings work; turn your camera off where the sound breaks up.`,
        };
      case 'no-microphone':
        return {
          sentence: t`The network is fine, but there is no microphone.`,
          advice: t`You can join and listen. The line below says why.`,
        };
      case 'no-camera':
        return {
          sentence: t`The network is fine, but there is no camera.`,
          advice: t`You can join without. The line below says why.`,
        };
      case 'no-relay':
        return {
          sentence: t`Meetings within your own network work.`,
          advice: t`This service has no relay (TURN), so people in other networks may not reach you.`,
        };
      case 'no-udp':
        return {
          sentence: t`Meetings work, by a detour.`,
          advice: t`This network stops UDP. Picture and sound may stutter where the line is busy.`,
        };
    }
  };
}
