import { type Browser, expect as expectSoon, type Page, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from './accessible.ts';
import { expectMediaOf } from './media.ts';
import { openPerson, type Person } from './people.ts';
import { RunningService } from './running-service.ts';

/** Pictures of several people on a small machine leave little time for pages. */
const expect = expectSoon.configure({ timeout: 60_000 });

const password = 'rotunda-demo-2026';
const system = 'Bergen workshop';
const television = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel(/email/i).first().fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Makes a screen the video system; where its code leads. */
async function pair(administrator: Page, screen: Page, url: string): Promise<string> {
  await screen.goto('/system');
  const shown = screen.getByTestId('pairing-code').filter({ hasText: /^[2-9A-Z]{4}-[2-9A-Z]{4}$/ });
  const code = await shown.textContent();
  const { items } = await (await administrator.request.get('/api/v1/video-systems?search=workshop')).json();
  const data = { data: { code }, headers: { origin: url } };
  const answer = await administrator.request.post(`/api/v1/video-systems/${items[0].id}/pairing`, data);
  expect(answer.ok()).toBe(true);
  await expect(screen.getByRole('heading', { name: system })).toBeVisible();
  return items[0].codeLink;
}

const people: Person[] = [];
async function open(browser: Browser, url: string, options?: Parameters<typeof openPerson>[2]): Promise<Person> {
  const person = await openPerson(browser, url, options);
  people.push(person);
  return person;
}

test('a phone brings a screen into a room and controls it; a visitor brings it in by a link', async ({ browser }) => {
  test.setTimeout(300_000);
  const service = await RunningService.start('demo');
  const { url } = service;
  try {
    const ingrid = await open(browser, url);
    const screen = await open(browser, url, { viewport: television });
    const aksel = await open(browser, url, { viewport: phone });
    const visitor = await open(browser, url, { viewport: phone });
    await ingrid.page.goto('/sign-in');
    await signIn(ingrid.page, 'ingrid.solberg@fjordkraft.example');
    await expect(ingrid.page.getByRole('button', { name: /Ingrid Solberg/ })).toBeVisible();
    const codeLink = await pair(ingrid.page, screen.page, url);
    const controls = screen.page.getByRole('toolbar', { name: 'Controls' });

    await test.step('Aksel scans the code, signs in, and is back at the screen’s page', async () => {
      await aksel.page.goto(codeLink);
      await expect(aksel.page.getByText('This screen is free.')).toBeVisible();
      await aksel.page.getByRole('link', { name: 'Sign in to choose your own room' }).click();
      await signIn(aksel.page, 'aksel.berg@fjordkraft.example');
      await expect(aksel.page.getByRole('button', { name: /My room/ })).toBeVisible();
      await expectAccessible(aksel.page, 'a phone that chooses a room');
      await expectNoSideScroll(aksel.page, 'a phone that chooses a room');
    });

    await test.step('the screen comes into Aksel’s room, where Ingrid is, and picture and sound flow', async () => {
      const { videoAddress } = await (await aksel.page.request.get('/api/v1/me/room')).json();
      await ingrid.page.goto(`/meet/${encodeURIComponent(videoAddress)}`);
      await ingrid.page.getByRole('button', { name: /^(Join|Start)/ }).click();
      await expect(ingrid.page.getByRole('button', { name: 'Leave' })).toBeVisible();
      await aksel.page.getByRole('button', { name: /My room/ }).click();
      await expect(controls).toBeVisible();
      await expectMediaOf(screen.page, 1);
      await expectMediaOf(ingrid.page, 1);
      await expectAccessible(screen.page, 'a screen in a call');
    });

    await test.step('somebody else who scans reads that it is in a call', async () => {
      await visitor.page.goto(codeLink);
      await expect(visitor.page.getByText('This screen is in a call.')).toBeVisible();
      await expect(visitor.page.getByRole('button', { name: 'Mute' })).toBeHidden();
    });

    await test.step('the phone mutes, turns the volume and the camera, and leaves', async () => {
      await aksel.page.getByRole('button', { name: 'Mute', exact: true }).click();
      await expect(controls.getByRole('button', { name: 'Unmute' })).toBeVisible();
      await expect(aksel.page.getByRole('button', { name: 'Unmute' })).toBeVisible();
      await aksel.page.getByRole('slider', { name: 'Volume' }).press('ArrowLeft');
      await expect(controls.getByText('95 %')).toBeVisible();
      await aksel.page.getByRole('button', { name: 'Turn camera off' }).click();
      await expect(controls.getByRole('button', { name: 'Camera on' })).toBeVisible();
      await expect(aksel.page.getByRole('button', { name: 'Turn camera on' })).toBeVisible();
      await expectAccessible(aksel.page, 'a phone as a remote control');
      await aksel.page.getByRole('button', { name: 'Leave' }).click();
      await expect(screen.page.getByText('The call has ended')).toBeVisible();
      await expect(screen.page.getByRole('button', { name: 'Meet' })).toBeVisible();
      await expect(aksel.page.getByText('This screen is free.')).toBeVisible();
    });

    await test.step('a visitor enters the meeting’s link, and somebody at the screen leaves by the remote control', async () => {
      await visitor.page.getByLabel('Address or link of the meeting').fill(ingrid.page.url());
      await visitor.page.getByRole('button', { name: 'Bring the screen in' }).click();
      await expect(controls).toBeVisible();
      await expectMediaOf(screen.page, 1);
      await expect(visitor.page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
      await expect(controls.getByRole('button', { name: 'Mute', exact: true })).toBeFocused();
      while (!(await controls.getByRole('button', { name: 'Leave' }).evaluate((it) => it === document.activeElement))) {
        await screen.page.keyboard.press('ArrowRight');
      }
      await screen.page.keyboard.press('Enter');
      await expect(screen.page.getByRole('button', { name: 'Meet' })).toBeVisible();
      await expect(visitor.page.getByText('This screen is free.')).toBeVisible();
    });

    await test.step('at the screen, a room is found and joined by arrow keys alone', async () => {
      await screen.page.keyboard.press('ArrowDown');
      await screen.page.keyboard.press('ArrowRight');
      await screen.page.keyboard.press('ArrowRight');
      await screen.page.keyboard.press('Enter');
      await screen.page.keyboard.type('board');
      await expect(screen.page.getByRole('button', { name: /Board room/ })).toBeVisible();
      await expect(screen.page.getByRole('button', { name: /All hands/ })).toBeHidden();
      await screen.page.getByRole('button', { name: /Board room/ }).focus();
      await expectAccessible(screen.page, 'a screen that is being operated');
      await screen.page.keyboard.press('Enter');
      await expect(controls).toBeVisible();
      await expect(screen.page.getByRole('heading', { name: 'Board room' })).toBeVisible();
    });

    const faults = people.flatMap((person) => person.faults);
    expect(faults).toEqual([]);
  } finally {
    await Promise.all(people.splice(0).map(({ leave }) => leave()));
    await service.stop();
  }
});
