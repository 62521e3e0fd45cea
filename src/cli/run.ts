import { readFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import { addAccounts } from './accounts.ts';
import { addApprove } from './approve.ts';
import { addArticle } from './article.ts';
import { addCancel } from './cancel.ts';
import { UsageError } from './command-error.ts';
import { addCompose } from './compose.ts';
import { addContinue } from './continue.ts';
import { addDeleteLive } from './delete-live.ts';
import { addDemo } from './demo.ts';
import type { Deps } from './deps.ts';
import { addDoctor } from './doctor.ts';
import { addDraft } from './draft.ts';
import { addEdit } from './edit.ts';
import { showFailure } from './failure.ts';
import { addFound } from './found.ts';
import { addMigrate } from './migrate.ts';
import { addMove } from './move.ts';
import { addPause } from './pause.ts';
import { addPractice } from './practice.ts';
import { addQueue } from './queue.ts';
import { addReject } from './reject.ts';
import { addResend } from './resend.ts';
import { addRestored } from './restored.ts';
import { addResume } from './resume.ts';
import { addServe } from './serve.ts';
import { addSkip } from './skip.ts';
import { addStatus } from './status.ts';
import { addThreads } from './threads.ts';
import { addToken } from './token.ts';
import { addUsers } from './users.ts';

/** In the order of the help: look, queue, follow, steer, accounts, running it. */
const commands = [
  ...[addDemo, addArticle, addCompose, addDraft, addQueue, addThreads, addStatus],
  ...[addEdit, addMove, addApprove, addReject, addCancel],
  ...[addContinue, addSkip, addFound, addResend, addDeleteLive, addPause, addResume],
  ...[addAccounts, addUsers, addToken, addServe, addPractice, addMigrate, addRestored, addDoctor],
];

/** Runs one command. @returns the exit code: 0 done, 1 refused or failed, 2 not written as it is meant. */
export async function runCli(argv: readonly string[], deps: Deps): Promise<number> {
  const program = await createProgram(deps);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    // commander has said it already; asking for help or the version is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    showFailure(deps.terminal, error, deps.debug);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function createProgram(deps: Deps): Promise<Command> {
  const { terminal } = deps;
  const lines = (say: (text: string) => void) => (text: string) => say(text.replace(/\n$/, ''));
  const program = new Command('bobbin')
    .description('Winds a news article into a scheduled X thread, each post once.')
    .version(await readVersion())
    .exitOverride()
    // `token add --json`: an option belongs to the command it stands behind, not to `token`.
    .enablePositionalOptions()
    .showHelpAfterError('(--help shows how it is written)')
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ writeOut: lines(terminal.print), writeErr: lines(terminal.say) });
  for (const add of commands) add(program, deps);
  return program;
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return String(JSON.parse(text).version);
}
