// Receives mails over SMTP on the loopback address and writes each one as it came into a folder: <time>-<random>.eml.
// usage: node index.js FOLDER [PORT]     prints "port N" when it listens; ends with the process that started it.
import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

const [folder, port = '0'] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node index.js FOLDER [PORT]');
  process.exit(2);
}
await mkdir(folder, { recursive: true });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  size: 10 * 1024 * 1024,
  onData: (stream, session, done) => receive(stream).then(() => done(), done),
});
server.on('error', (fault) => {
  console.error(fault.message);
  process.exit(1);
});
server.listen(Number(port), '127.0.0.1', () => console.log(`port ${server.server.address().port}`));

const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(0), 500).unref();
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => process.exit(0));
}

async function receive(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  if (stream.sizeExceeded) {
    throw Object.assign(new Error('The message is too large'), { responseCode: 552 });
  }

  // A reader sees the whole mail or none: the name ends in .eml only when everything is written.
  const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`;
  const draft = join(folder, `.${name}.part`);
  await writeFile(draft, Buffer.concat(chunks));
  await rename(draft, join(folder, `${name}.eml`));
}
