#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { type Api, connectInProcess, connectOverHttp } from './cli/api.ts';
import { runCli } from './cli/run.ts';
import { type Config, readConfig, serverFile } from './config.ts';
import { createApp } from './http/app.ts';
import { newSecret } from './http/auth.ts';
import { createLog } from './log.ts';
import { appDeps, serve } from './serve.ts';
import { wire } from './wire.ts';

/** A running server's API where one answers, else the store itself through the same calls. */
async function connect(config: Config): Promise<Api> {
  const running = await runningServer(config);
  if (running) return connectOverHttp(running.url, running.token);
  const log = createLog('warn');
  const wired = await wire(config, log);
  const token = newSecret();
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const signIn = { linkToken: null, password: null, localToken: token };
  const app = createApp(appDeps(wired, signIn, publicUrl, log));
  return connectInProcess((request) => app.fetch(request), token, () => wired.close());
}

async function runningServer(config: Config): Promise<{ url: string; token: string } | null> {
  try {
    const { url, token } = JSON.parse(await readFile(serverFile(config), 'utf8'));
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3_000) });
    return answer.ok ? { url, token } : null;
  } catch {
    return null; // no file, or one left by a server that is gone
  }
}

process.exitCode = await runCli(process.argv.slice(2), {
  readConfig: (overrides) => readConfig({ ...process.env, ...overrides }),
  connect,
  serve: (config, parts) => serve(config, parts, createLog(config.logLevel)),
});
