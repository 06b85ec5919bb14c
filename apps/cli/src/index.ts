export { COMMANDS } from './commands.ts';
export { commandHelp, generalHelp } from './help.ts';
export { runCli, type World } from './run-cli.ts';
