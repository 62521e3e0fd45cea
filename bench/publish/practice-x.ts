// Run as a process of its own, so that X's work is not done in bobbin's event loop. Ends with its parent.

import { startPracticeX } from '../../src/practice/server.ts';

const practice = await startPracticeX({ port: 0 });
process.once('disconnect', () => void practice.close());
process.send?.({ url: practice.url });
