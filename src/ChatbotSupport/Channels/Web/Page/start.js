import { isolate } from "./bubbles.js";
import { clearComposer, focusComposer, startComposer } from "./composer.js";
import { followKeyboard, hideCover, leaveAtOnce, showCover, watchIdling, watchLeaving, watchResuming, watchReturning } from "./guard.js";
import { clearLog, forgetMine, showLine, showMine, waiting } from "./log.js";
import { Outbox } from "./outbox.js";
import { post } from "./server.js";
import { Stream } from "./stream.js";

const connection = document.getElementById("connection");
const mediaTexts = {
  Photo: "صورة — بقيت على هذا الجهاز ولم تُرسل",
  Video: "فيديو — بقي على هذا الجهاز ولم يُرسل",
  Voice: "صوت — بقي على هذا الجهاز ولم يُرسل",
  Document: "ملف — بقي على هذا الجهاز ولم يُرسل",
};
const shown = new Set(); // numbers of lines on the screen that the server does not know about yet
let downAt = 0;
let begun = 0;
const patience = 4; // a browser that keeps no cookie would begin for ever

const outbox = new Outbox({ locked: lock, gone: begin, down });
const stream = new Stream({ line, locked: lock, gone: begin, up, down });

// The server does not know this browser (any more): a new conversation, and what was not stored yet goes into it.
// Nothing of the earlier talk stays on the screen: the person left or was erased while this page could not hear of it.
function begin() {
  stream.forget();
  shown.clear();
  clearLog();
  outbox.show();
  if (++begun <= patience) return open();
  begun = 0;
  showCover("المحادثة لا تعمل في هذا المتصفح. قد يساعد السماح بملفات تعريف الارتباط.", true);
}

function open() {
  waiting(true);
  outbox.open(() => stream.start());
}

async function line(received) {
  if (received.who === "dull") return finish(received);
  if (received.who === "forget") forgetMine();
  else showLine(received, press);
  shown.add(received.number);
  await acknowledge();
}

async function acknowledge() {
  if (document.hidden) return;
  for (const number of shown) {
    shown.delete(number);
    const status = await post("/chat/ack", { number });
    if (status < 200 || status >= 300) return shown.add(number);
  }
}

// The last line after leaving or erasing: everything else goes, and with it the way back.
async function finish({ number, parts }) {
  empty();
  showCover(parts.map(part => part.text).join(""), false);
  await post("/chat/ack", { number });
  await post("/chat/end", {});
}

function say(text) {
  outbox.add("/chat/messages", { text }, showMine(isolate(text), "text", again));
}

function press(payload, text) {
  outbox.add("/chat/press", { payload }, showMine(text, "text", again));
}

function media(kind) {
  outbox.add("/chat/media", { kind }, showMine(mediaTexts[kind], "media", again));
}

function again() {
  outbox.again();
  stream.hurry();
}

function empty() {
  stream.stop();
  outbox.drop();
  clearLog();
  clearComposer();
}

// What is written but not stored yet stays in memory, unseen, and goes out after «متابعة».
function lock() {
  stream.stop();
  outbox.hold();
  clearLog();
  clearComposer();
  showCover("المحادثة متوقفة.", true);
}

function up() {
  begun = 0;
  clearTimeout(downAt);
  downAt = 0;
  connection.hidden = true;
  outbox.again();
  acknowledge();
}

function down() {
  if (downAt === 0) downAt = setTimeout(() => { connection.hidden = false; }, 1_200);
}

const seenNow = watchIdling(lock);
watchLeaving(() => leaveAtOnce(empty));
watchResuming(() => {
  hideCover();
  focusComposer();
  seenNow();
  stream.forget();
  open();
});
watchReturning(empty);
followKeyboard();
addEventListener("online", again);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  stream.hurry();
  acknowledge();
});

startComposer({ say, media });
// A browser that loads pages ahead must not open a chat nobody asked for.
if (document.prerendering) document.addEventListener("prerenderingchange", open, { once: true });
else open();
