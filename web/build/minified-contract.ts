import { isContractProcedure } from '@orpc/contract';
import type { Plugin } from 'vite';
import { runnerImport } from 'vite';

const id = 'virtual:contract';
const resolved = `\0${id}`;

/**
 * Evaluates the contract when the app is built and hands the browser only what a request is made from (verb, path,
 * structure), so that no schema and no validator is part of the bundle. Types come from the contract by `import type`.
 */
export function minifiedContract(file: string): Plugin {
  return {
    name: 'rotunda:minified-contract',
    resolveId: (source) => (source === id ? resolved : undefined),
    async load(source) {
      if (source !== resolved) return undefined;
      const { module, dependencies } = await runnerImport<{ contract: object }>(file);
      for (const dependency of dependencies) this.addWatchFile(dependency);
      return `export const contract = ${JSON.stringify(routesOf(module.contract))};`;
    },
  };
}

function routesOf(router: object): object {
  if (isContractProcedure(router)) {
    const { method, path, inputStructure, outputStructure } = router['~orpc'].route;
    return { '~orpc': { errorMap: {}, meta: {}, route: { method, path, inputStructure, outputStructure } } };
  }
  return Object.fromEntries(
    Object.entries(router)
      .filter(([, value]) => typeof value === 'object' && value !== null)
      .map(([key, value]) => [key, routesOf(value)]),
  );
}
