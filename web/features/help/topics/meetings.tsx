import { Trans } from '@lingui/react/macro';
import { HelpSection } from '../help-section.tsx';

export function MeetingsHelp() {
  return (
    <>
      <HelpSection title={<Trans>Starting one</Trans>}>
        <p>
          <Trans>
            “Start meeting” on Home opens your room. Send its link to whoever should come: they need no account and no
            installation.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Camera and microphone</Trans>}>
        <p>
          <Trans>
            Choose them before you join, or later from the bar. You can join without either. Browsers give them only to
            pages with HTTPS, or on the machine itself.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Who is large</Trans>}>
        <p>
          <Trans>
            The gallery shows all in one size, speaker view shows large who speaks. Pin a tile by its menu to keep it
            large for yourself. A shared screen is large by itself; read it at its actual size, or let it fill the
            screen. With one other person, drag your own picture to another corner or hide it.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Sharing a screen</Trans>}>
        <p>
          <Trans>
            “Share” shows a tab, a window or your whole screen beside your camera, with its sound where the browser
            gives it. Several people can share at once: the last one is large, and everybody may choose another. Phones
            can’t share.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Keys in a meeting</Trans>}>
        <p>
          <Trans>
            M mutes, holding the space bar lets you be heard while muted, V is the camera, S shares a screen, H raises
            your hand, C opens the chat, P shows people, G changes the view, F fills the screen, 1 to 8 pin a tile, and
            ? lists them all. Nothing happens while you type.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Hands, reactions and chat</Trans>}>
        <p>
          <Trans>
            Raised hands stand first under “People”, in the order in which they went up. Reactions are shown for some
            seconds. What is written in the chat is read by everybody in the meeting and is gone when it ends. Who joins
            later reads what was written before only where the room says so.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>When you have control</Trans>}>
        <p>
          <Trans>
            Owners and administrators have control of a meeting, and may give it to others there. The menu beside a name
            mutes, makes a host, gives control, lowers a hand or disconnects. Below the names you mute all and lock the
            meeting; the arrow beside “Leave” ends it for all.
          </Trans>
        </p>
        <p>
          <Trans>
            Only the person who was muted can unmute. Whoever was disconnected comes back into the same meeting through
            the lobby only. A host without control lets people in and keeps the meeting going, and no more.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>When the network fails</Trans>}>
        <p>
          <Trans>
            Leave the page open: it comes back into the same meeting by itself. Others see that your connection is lost,
            and nothing has to be let in again within a minute.
          </Trans>
        </p>
        <p>
          <Trans>
            Where picture or sound is poor, the <a href="/test">connection test</a> says in a sentence why. “Relay only”
            among the devices sends everything over the service’s relay, which helps in some networks.
          </Trans>
        </p>
      </HelpSection>
      <HelpSection title={<Trans>Your own room</Trans>}>
        <p>
          <Trans>
            On Home you give your room a name, a host PIN, a guest PIN and a lobby, and say who reads the chat. You are
            never asked for a PIN in your own room.
          </Trans>
        </p>
      </HelpSection>
    </>
  );
}
