import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from './command-error.ts';
import type { Deps } from './deps.ts';

/** What the person made of the texts, in a file that stays until it is removed. */
export type Draft = {
  readonly texts: readonly string[];
  readonly file: string;
  remove(): Promise<void>;
};

/** Lets a person edit texts in their editor, with a line of `---` between two. */
export async function editTexts(
  { editor, terminal }: Pick<Deps, 'editor' | 'terminal'>,
  texts: readonly string[],
): Promise<Draft> {
  if (editor === null && !terminal.canAsk) {
    throw new CommandError('No editor can be opened here.', 'Use --post NUMBER --text TEXT, or set EDITOR.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'bobbin-edit-'));
  const file = join(folder, 'thread.txt');
  await writeFile(file, joinTexts(texts), { mode: 0o600 });
  await runEditor(editor ?? 'vi', file);
  return {
    texts: splitTexts(await readFile(file, 'utf8')),
    file,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Texts as one, with a line of `---` between two. */
export function joinTexts(texts: readonly string[]): string {
  return `${texts.join('\n---\n')}\n`;
}

/** The texts between lines of `---`; space around each is the editor's, not the author's. */
export function splitTexts(text: string): readonly string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/^---[ \t]*$/m)
    .map((part) => part.trim());
}

/** Editors are often named with their options (`code --wait`), so a shell reads the name, as git has it. */
function runEditor(editor: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', `${editor} "$0"`, file], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new CommandError(
            `The editor (${editor}) ended with ${code}; nothing was changed.`,
            `What it left is in ${file}`,
          ),
        );
    });
  });
}
