import http from 'node:http';
import { z } from 'zod';

const createdSchema = z.object({ data: z.object({ id: z.string() }) });

/** Posts over one connection that stays open, with nothing around them: what X itself costs. */
export function openRawPoster(url: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return {
    /** @returns X's id. */
    post: (token: string, text: string, replyTo: string | null) => send(agent, url, token, text, replyTo),
    close: () => agent.destroy(),
  };
}

async function send(agent: http.Agent, url: string, token: string, text: string, replyTo: string | null) {
  const body = JSON.stringify(
    replyTo === null ? { text } : { text, reply: { in_reply_to_tweet_id: replyTo } },
  );
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const answer = await new Promise<string>((resolve, reject) => {
    const request = http.request(`${url}/2/tweets`, { method: 'POST', agent, headers }, (response) => {
      let said = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        said += chunk;
      });
      response.once('end', () => resolve(said));
      response.once('error', reject);
    });
    request.once('error', reject);
    request.end(body);
  });
  return createdSchema.parse(JSON.parse(answer)).data.id;
}
