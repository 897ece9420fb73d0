// mail_server.mjs MODE FOLDER: npm's smtp-server on a port of its own. Says the port, and then each mail as one line of
// JSON. Its certificate is FOLDER/certificate.pem, made for this run. MODE: starttls, implicit, plain; refuses and later
// are implicit and answer every recipient with 550 or 451.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

/// A key and a certificate for localhost, good for a day.
export function certificateIn(folder) {
  const [key, certificate] = ["key.pem", "certificate.pem"].map((name) => join(folder, name));
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate], { stdio: "ignore" });
  return { key: readFileSync(key), cert: readFileSync(certificate), path: certificate };
}

const ANSWERS = { refuses: 550, later: 451 };

/// `onMail` gets { secure, user, from, to, text } for each mail taken; `refused` is an address that no mail is taken for.
export function startMailServer({ mode, certificate, onMail, refused = null }) {
  const server = new SMTPServer({
    secure: !["starttls", "plain"].includes(mode),
    key: certificate?.key,
    cert: certificate?.cert,
    hideSTARTTLS: mode === "plain",
    disabledCommands: mode === "plain" ? ["AUTH"] : [],
    authOptional: true,
    onAuth(auth, session, done) {
      const known = auth.username === "thornbury" && auth.password === "open sesame";
      done(known ? null : new Error("Who?"), known ? { user: auth.username } : undefined);
    },
    onRcptTo(address, session, done) {
      const code = address.address === refused ? ANSWERS.refuses : ANSWERS[mode];
      done(code ? Object.assign(new Error(`No mail for ${address.address}`), { responseCode: code }) : null);
    },
    onData(stream, session, done) {
      const parts = [];
      stream.on("data", (part) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        onMail({ secure: session.secure, user: session.user ?? null, from: mailFrom.address, to: rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString("utf8") });
        done();
      });
    },
  });
  server.on("error", () => {});
  return new Promise((listening) => {
    const listener = server.listen(0, "127.0.0.1", () => listening({ port: listener.address().port, stop: () => new Promise((done) => server.close(done)) }));
  });
}

if (process.argv[1] === import.meta.filename || process.argv[1]?.endsWith("mail_server.mjs")) {
  const [mode, folder] = process.argv.slice(2);
  const certificate = certificateIn(folder);
  const { port } = await startMailServer({ mode, certificate, onMail: (mail) => console.log(JSON.stringify(mail)) });
  console.log(port);
}
