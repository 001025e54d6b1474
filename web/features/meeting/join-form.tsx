import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { decodeProblem } from '../../api/problem.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import type { MeetingPhase, RoomRequest } from '../../call/meeting-phase.ts';
import type { Meeting } from './open-visit.ts';

interface JoinFormProps {
  room: { entry: 'host' | 'guest' | 'pin'; mayWait: boolean; knownName: string | null };
  address: string;
  meeting: Meeting;
  phase: Extract<MeetingPhase, { at: 'idle' | 'joining' | 'refused' }>;
}

const nameKey = 'rotunda.name';

/** Asks for what the room needs to know, and nothing else. */
export function JoinForm({ room, address, meeting, phase }: JoinFormProps) {
  const { t } = useLingui();
  const [name, setName] = useState(() => localStorage.getItem(nameKey) ?? '');
  const [pin, setPin] = useState('');
  const [nameFault, setNameFault] = useState<string | null>(null);
  const [pinFault, setPinFault] = useState<string | null>(null);
  const asksName = room.knownName === null;
  const refusal = phase.at === 'refused' ? decodeProblem(phase.problem, phase.problem.status) : null;
  const nameRefused = refusal?.data.errors?.find(({ pointer }) => pointer === '/name')?.message ?? null;

  const join = (event: FormEvent) => {
    event.preventDefault();
    const said = name.trim();
    setNameFault(asksName && said === '' ? t`Say who you are` : null);
    setPinFault(room.entry === 'pin' && !room.mayWait && pin === '' ? t`Enter the PIN` : null);
    if ((asksName && said === '') || (room.entry === 'pin' && !room.mayWait && pin === '')) return;
    if (asksName) localStorage.setItem(nameKey, said);
    const request: RoomRequest = { to: 'room', address };
    if (asksName) request.name = said;
    if (pin !== '') request.pin = pin;
    meeting.session.join(request);
  };

  return (
    <form onSubmit={join} noValidate>
      <Stack gap={14}>
        <ProblemAlert error={nameRefused ? null : refusal} />
        {asksName ? (
          <TextInput
            label={t`Your name`}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={nameFault ?? nameRefused}
            maxLength={100}
            autoComplete="name"
            size="md"
          />
        ) : null}
        {room.entry === 'pin' ? (
          <TextInput
            label={t`PIN`}
            description={room.mayWait ? t`Without the PIN you wait until a host is here.` : null}
            value={pin}
            onChange={(event) => setPin(event.currentTarget.value)}
            error={pinFault}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            size="md"
          />
        ) : null}
        <Button type="submit" variant="filled" size="md" fullWidth loading={phase.at === 'joining'}>
          {room.entry === 'host' ? <Trans>Start meeting</Trans> : <Trans>Join</Trans>}
        </Button>
      </Stack>
    </form>
  );
}
