// Which way imports go: docs/architecture.md. Each rule's comment is what a person reads when it is broken.

const domains = [
  'operator',
  'usage',
  'meetings',
  'call-records',
  'video-systems',
  'members',
  'rooms',
  'directory',
  'companies',
  'identity',
  'audit',
];
const tests = '\\.test\\.tsx?$';
const testFiles = `${tests}|\\.test-support\\.ts$|^server/testing/|^server/engines/conformance/`;

/** A domain may import the domains after it in the list, never those before it. */
const domainOrder = domains.slice(1).map((domain, index) => ({
  name: `domain-order-${domain}`,
  severity: 'error',
  comment: `${domain} lies below ${domains.slice(0, index + 1).join(', ')}: upward only by a typed event or a port that main fills.`,
  from: { path: `^server/domains/${domain}/`, pathNot: tests },
  to: { path: `^server/domains/(${domains.slice(0, index + 1).join('|')})/` },
}));

const rules = [
  {
    name: 'no-cycles',
    comment: 'No cycles, those of types included.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'The imported file or package is not there.',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'contract-imports-nothing-of-ours',
    comment: 'The contract is data: it knows neither the server nor the web app.',
    from: { path: '^contract/' },
    to: { path: '^(server|web|e2e|bench|scripts)/' },
  },
  {
    name: 'contract-imports-no-runtime',
    comment: 'The contract runs in browser and server alike: zod and @orpc/contract only.',
    from: { path: '^contract/', pathNot: tests },
    to: { dependencyTypesNot: ['local'], pathNot: 'node_modules/(zod|@orpc/contract)/' },
  },
  {
    name: 'server-never-web',
    comment: 'Server and web app meet in the contract.',
    from: { path: '^server/' },
    to: { path: '^(web|e2e|bench|scripts)/' },
  },
  {
    name: 'web-never-server',
    comment: 'The web app uses the public API and nothing else.',
    from: { path: '^web/' },
    to: { path: '^(server|e2e|bench|scripts)/' },
  },
  {
    name: 'platform-knows-no-domain',
    comment: 'Platform is machinery that knows no word of the product.',
    from: { path: '^server/platform/', pathNot: tests },
    to: { path: '^server/(domains|engines|main|migrations|testing)/' },
  },
  {
    name: 'main-is-imported-by-nobody',
    comment: 'Composition is the top: only tests, stories and benchmarks start it.',
    from: { path: '^(server|contract|web|scripts)/', pathNot: `^server/main/|${testFiles}|^scripts/.*${tests}` },
    to: { path: '^server/main/' },
  },
  {
    name: 'testing-only-in-tests',
    comment: 'Test machinery has no place in the product.',
    from: { path: '^(server|contract|web|scripts)/', pathNot: testFiles },
    to: { path: '^server/testing/' },
  },
  {
    name: 'tests-are-imported-by-nobody',
    comment: 'What two tests need belongs into server/testing.',
    from: {},
    to: { path: tests },
  },
  {
    name: 'migrations-are-frozen',
    comment: 'A migration must mean the same in a year: it may not depend on code that changes.',
    from: { path: '^server/migrations/', pathNot: tests },
    to: { path: '^server/(domains|engines|main|testing)/' },
  },
  {
    name: 'domain-by-its-door',
    comment: 'Use the other domain by its index.ts.',
    from: { path: '^server/domains/([^/]+)/' },
    to: { path: '^server/domains/', pathNot: '^server/domains/$1/|^server/domains/[^/]+/index\\.ts$' },
  },
  {
    name: 'main-mounts-domains',
    comment: 'Composition takes doors, routes and jobs, never queries or operations.',
    from: { path: '^server/(main|engines)/', pathNot: tests },
    to: {
      path: '^server/domains/',
      pathNot: '^server/domains/[^/]+/(index|routes|jobs|routes/index|routes/[^/]+)\\.ts$',
    },
  },
  {
    name: 'meetings-see-the-port-only',
    comment: 'A domain sees engines/engine.ts: ask a capability flag, never name an engine.',
    from: { path: '^server/domains/meetings/', pathNot: tests },
    to: { path: '^server/engines/', pathNot: '^server/engines/engine\\.ts$' },
  },
  {
    name: 'engines-are-for-meetings',
    comment: 'Media is the business of meetings; other domains ask its door.',
    from: { path: '^server/domains/(?!meetings/)', pathNot: tests },
    to: { path: '^server/engines/' },
  },
  {
    name: 'engines-know-no-domain',
    comment: 'An engine carries media; what it needs to know comes through the port.',
    from: { path: '^server/engines/', pathNot: tests },
    to: { path: '^server/(domains|main)/' },
  },
  {
    name: 'call-without-react',
    comment: 'In-meeting logic is plain state machines: no React, no components.',
    from: { path: '^web/call/', pathNot: tests },
    to: {
      path: 'node_modules/(react|react-dom|@mantine/[^/]+|@lingui/react|@tanstack/react-[^/]+)/|^web/(ui|features|app)/',
    },
  },
  {
    name: 'ui-knows-no-product',
    comment: 'web/ui holds product-free components.',
    from: { path: '^web/ui/' },
    to: { path: '^web/(features|app|api|call|media)/|^contract/' },
  },
  {
    name: 'features-meet-by-doors',
    comment: 'Use the other feature by its index.ts.',
    from: { path: '^web/features/([^/]+)/' },
    to: { path: '^web/features/', pathNot: '^web/features/$1/|^web/features/[^/]+/index\\.tsx?$' },
  },
  {
    name: 'app-takes-features-by-doors',
    comment: 'Use the feature by its index.ts.',
    from: { path: '^web/(?!features/)' },
    to: { path: '^web/features/', pathNot: '^web/features/[^/]+/index\\.tsx?$' },
  },
  {
    name: 'api-and-media-lie-below-screens',
    comment: 'The API client and the media layer know no screen.',
    from: { path: '^web/(api|media|i18n)/' },
    to: { path: '^web/(features|app|ui|call)/' },
  },
  {
    name: 'engine-sdk-in-media-only',
    comment: "Only web/media names an engine's SDK.",
    from: { path: '^web/', pathNot: '^web/media/' },
    to: { path: 'node_modules/livekit-client/|^livekit-client$' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...rules.map((rule) => ({ severity: 'error', ...rule })), ...domainOrder],
  options: {
    // TypeScript 7 has no parser API that the cruiser could use
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web/dist|node_modules/\\.cache)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.svg'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
