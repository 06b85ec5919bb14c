export { commandHelp, generalHelp } from './call/help.ts';
export { COMMANDS } from './commands.ts';
export { runCli, type World } from './run-cli.ts';
