export type { Answer, Answers } from './answers.ts';
export { createServer, type ServerOptions } from './create-server.ts';
export { testPackage } from './packages/test-package.ts';
export { isLoopback } from './web/host-check.ts';
