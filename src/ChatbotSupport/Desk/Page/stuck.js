// What did not get through: lines to people, and messages that were put aside. Codes and times only; tried again or dropped.

import { code, complain, el, toast } from "./dom.js";
import { press } from "./net.js";
import { choices, closeSheet, openSheet } from "./sheet.js";
import { moment } from "./time.js";
import { channels, deliveries, stuckReasons, stuckRefusals, word } from "./words.js";

export function stuck(list, desk) {
  if (list.length === 0) return el("p", { class: "muted" }, "لا شيء متعذر ولا شيء غير مؤكد.");
  return el("ul", { class: "rows" }, ...list.map((item) => el("li", {},
    el("div", { class: "grow" },
      el("p", { class: "row" }, el("bdi", { dir: "ltr", class: "code" }, item.id), el("span", { class: "strong" }, item.outgoing ? word(deliveries, item.state) : "وارد وُضع جانبًا"),
        item.caseCode ? el("a", { href: `#/${item.caseCode}` }, code(item.caseCode)) : null),
      el("p", {}, word(stuckReasons, item.reason)),
      el("p", { class: "facts" }, el("span", {}, word(channels, item.channel)), el("time", {}, moment(item.at)), item.retries ? el("span", {}, `أُعيدت المحاولة: ${item.retries}`) : null)),
    item.canRetry ? button("retry", "إعادة المحاولة", item, () => act(item, "retry", desk, "في الطريق من جديد. لا يصل شيء خارج الوقت الذي يسمح به الشخص.")) : null,
    button("drop", "إسقاط", item, () => ask(item, desk)))));
}

const button = (part, text, item, run) => el("button", { type: "button", class: "small", data: { part: `${part}-${item.id}` }, "aria-label": `${text}: ${item.id}`, onclick: run }, text);

function ask(item, desk) {
  openSheet(`إسقاط ${item.id}؟`, choices(
    ["نعم، إسقاط", "يُحذف نصه ولا يُرسل بعد ذلك. لا رجعة فيه.", async () => (await act(item, "drop", desk, "أُسقط.")) && closeSheet()],
    ["لا", null, closeSheet]));
}

async function act(item, what, desk, done) {
  try {
    const told = await press(`/desk/api/stuck/${item.id}/${what}`);
    told.ok ? toast(done) : complain(told.refusal ? word(stuckRefusals, told.refusal) : "لم يعد موجودًا. لم يُنفَّذ شيء.");
    desk.refresh();
    return told.ok;
  } catch {
    complain("لم يصل الطلب إلى الخادم. لم يُنفَّذ شيء.");
    return false;
  }
}
