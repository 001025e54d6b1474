import type { Browser, BrowserContext, Page } from '@playwright/test';
import { watchPeers } from './media.ts';

export interface Person {
  context: BrowserContext;
  page: Page;
  /** What the pages wrote to the console as an error; a story expects none. */
  faults: string[];
  leave(): Promise<void>;
}

/** A person with a browser of their own, a camera and a microphone. */
export async function openPerson(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
    permissions: ['camera', 'microphone'],
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  await watchPeers(context);
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { context, page, faults, leave: () => context.close() };
}

interface Cast {
  people: readonly Person[];
  open(options?: Parameters<typeof openPerson>[2]): Promise<Person>;
  /** What went wrong in any of the pages. */
  faults(): string[];
  leave(): Promise<void>;
}

/** Who takes part in a story: opens people, who leave together. */
export function gather(browser: Browser, url: string): Cast {
  const people: Person[] = [];
  return {
    people,
    async open(options) {
      const person = await openPerson(browser, url, options);
      people.push(person);
      return person;
    },
    faults: () => people.flatMap(({ faults }) => faults),
    async leave() {
      for (const { leave } of people) await leave();
    },
  };
}

export const storyPassword = 'a long story password';

/** Sets an empty service up in the browser, and ends on the home page. */
export async function setUpService(page: Page, code: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByLabel('Name', { exact: true }).fill('Nordic Video');
  await page.getByLabel('Contact').fill('help@nordic.example');
  await page.getByLabel('Service domain').fill('rotunda.example');
  await page.getByLabel('Company name').fill('Fjordkraft');
  await page.getByLabel('Company domain').fill('fjordkraft');
  await page.getByLabel('Time zone').selectOption('Europe/Oslo');
  await page.getByLabel('Full name').fill('Ingrid Solberg');
  await page.getByLabel('Email').fill('ingrid@fjordkraft.example');
  await page.getByLabel('Video address').fill('ingrid.solberg');
  await page.getByLabel('Password', { exact: true }).fill(storyPassword);
  await page.getByRole('button', { name: 'Set up the service' }).click();
  await menuOf(page, 'Ingrid Solberg').waitFor();
}

/** The room of who set the service up, and of the demo company's first administrator. */
export const ingridsRoom = '/meet/ingrid.solberg.vmr@fjordkraft.rotunda.example';

/** The button at the top right that opens the person's menu. */
export const menuOf = (page: Page, fullName: string) =>
  page.getByRole('banner').getByRole('button', { name: new RegExp(fullName) });
