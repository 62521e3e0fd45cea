#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { accountsSchema } from './cli/answers.ts';
import { type Api, connectInProcess, connectOverHttp } from './cli/api.ts';
import type { Deps, Environment } from './cli/deps.ts';
import { runCli } from './cli/run.ts';
import { createTerminal } from './cli/terminal.ts';
import { type Config, readConfig, serverFile } from './config.ts';
import { createLog, type Logger } from './log.ts';

const terminal = createTerminal(process, Boolean(process.env['NO_COLOR']));

/** What the commands need, on the settings of one environment. */
function depsOn(environment: Environment): Deps {
  const debug = environment['LOG_LEVEL'] === 'debug';
  return {
    terminal,
    debug,
    editor: environment['VISUAL'] || environment['EDITOR'] || null,
    readSettings: () => readConfig(environment),
    connect: () => connect(readConfig(environment), createLog(debug ? 'debug' : 'silent')),
    serve: async (parts) => {
      const { serve } = await import('./serve.ts');
      const config = readConfig(environment);
      // A person at a terminal reads four lines, not events: those are for who asked for them, and for production.
      const isWanted = environment['LOG_LEVEL'] || environment['NODE_ENV'] === 'production';
      return await serve(config, parts, createLog(isWanted ? config.logLevel : 'warn'));
    },
    startPractice: async (options) => (await import('./practice/server.ts')).startPracticeX(options),
    withEnvironment: depsOn,
  };
}

/** A running server's API where one answers, else the store itself through the same calls. */
async function connect(config: Config, log: Logger): Promise<Api> {
  const user = userName();
  const running = await runningServer(config, user);
  if (running) return running;
  // Loading these takes longer than most commands do; only those without a server need them.
  const [{ wire }, { appDeps }, { createApp }, { newSecret }] = await Promise.all([
    import('./wire.ts'),
    import('./serve.ts'),
    import('./http/app.ts'),
    import('./team/secret.ts'),
  ]);
  const wired = await wire(config, log);
  const token = newSecret();
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const signIn = { linkToken: null, password: null, localToken: token };
  const app = createApp({
    ...appDeps(wired, signIn, publicUrl, log),
    onError: (error) => {
      throw error; // the command tells it: nobody reads a log here
    },
  });
  return connectInProcess(
    (request) => app.fetch(request),
    token,
    user,
    () => wired.close(),
  );
}

async function runningServer(config: Config, user: string): Promise<Api | null> {
  try {
    const { url, token } = JSON.parse(await readFile(serverFile(config), 'utf8'));
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3_000) });
    if (!answer.ok) return null;
    const api = connectOverHttp(url, token, user);
    await api.get(accountsSchema, '/accounts'); // another bobbin may have the port of one that is gone
    return api;
  } catch {
    return null; // no file, or one left by a server that is gone
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return ''; // a container's user may have no name
  }
}

process.exitCode = await runCli(process.argv.slice(2), depsOn(process.env));
