// What can be done with a conversation besides writing.

import { code, el } from "./dom.js";
import { passOn } from "./passing.js";
import { choices, closeSheet, openSheet, textForm } from "./sheet.js";
import { levels, outcomes, routes } from "./words.js";

/** A note that only the team sees; it stands among the lines with who wrote it and when. */
export const openNote = (card, desk) => openSheet("ملاحظة للفريق", textForm(
  "يراها الفريق فقط، ولا تُرسل إلى الشخص.", "حفظ الملاحظة", (text) => desk.act(card.code, "note", { text }, "حُفظت الملاحظة.")));

export function openActs(view, desk) {
  const { card } = view;
  const act = async (action, body, done) => (await desk.act(card.code, action, body, done)) && (closeSheet(), true);
  const next = (title, content) => () => openSheet(title, content);
  const mine = view.access === "Owner";
  const urgent = card.level === "L3" || card.level === "L4";
  const close = (outcome) => act("close", { outcome }, "أُغلقت المحادثة.");
  const ask = (outcome, words) => openSheet("المحادثة عاجلة. هل تُغلق؟", choices(
    ["نعم، إغلاق", words, () => close(outcome)],
    ["لا، البقاء هنا", null, closeSheet]));
  const free = view.access === "Along" && card.state === "Waiting"; // a coordinator may set these while nobody has the case
  const silent = (view.access === "Along" || view.access === "Second") && card.state === "Owned" && card.overdue;
  const why = card.unprepared ? "ظهر خطر لم يتدرّب عليه من يتابعها، أو لا يأخذ مثله" : "تأخر الرد";
  openSheet(el("span", {}, "المحادثة ", code(card.code)), choices(
    ["ملاحظة للفريق", "لا يراها الشخص.", () => openNote(card, desk)],
    (silent || card.unprepared) && ["استلام بدلًا ممن معه المحادثة", `${why}، وهي مع ${card.owner}. يُقال للشخص من يتابع معه الآن.`, next("استلام المحادثة", choices(
      ["نعم، استلام", "تنتقل المحادثة إليك.", async () => (await act("takeover", {}, "المحادثة معك الآن.")) && desk.reply(card.code)],
      ["لا", null, closeSheet]))],
    silent && view.access === "Along" && ["إعادة إلى الطابور", `تأخر الرد، وهي مع ${card.owner}. يعود البوت إلى أن يستلمها شخص آخر.`, next("إعادة إلى الطابور", choices(
      ["نعم، إعادة", "يُقال للشخص إن طلبه عاد إلى الفريق.", () => act("callback", {}, "عادت المحادثة إلى الطابور.")],
      ["لا", null, closeSheet]))],
    mine && ["نقل داخل الفريق أو إعادة إلى الطابور", "مع سطر لمن يكمل.", () => passOn(card, desk)],
    mine && ["تسليم إلى البوت", "يعود البوت بجملة تقول ذلك، وتُغلق المحادثة بالنتيجة التي تُختار.", next("تسليم إلى البوت. كيف انتهى الحديث؟", choices(
      ...["Helped", "Referred", "NoAnswer"].map((outcome) => [outcomes[outcome],
        outcome === "Helped" && urgent ? "المحادثة عاجلة. هل اتُّفق على ما بعد الحديث؟" : null, () => act("back", { outcome }, "سُلّمت المحادثة إلى البوت.")]),
      ["لا، البقاء هنا", null, closeSheet]))],
    mine && !card.second && !card.secondWanted && ["طلب شخص ثانٍ", "يقرأ ويكتب ملاحظات معك. لا يوقف شيئًا.", () => act("second", {}, "طُلب شخص ثانٍ من الفريق.")],
    card.secondMine && ["إنهاء المتابعة كشخص ثانٍ", null, () => act("unfollow", {}, "انتهت متابعتك.")],
    view.access === "Along" && card.state === "Owned" && !card.second && ["متابعة كشخص ثانٍ", "قراءة وملاحظات. يُقال للشخص مرة واحدة إن شخصًا ثانيًا قد يتابع.", () => act("follow", {}, "تتابع الآن كشخص ثانٍ.")],
    (mine || free) && ["إغلاق", "مع النتيجة.", next("كيف انتهت؟", choices(...Object.entries(outcomes).filter(([outcome]) => outcome !== "Misuse").map(([outcome, words]) =>
      [words, null, () => urgent ? ask(outcome, words) : close(outcome)])))],
    (mine || free) && !urgent && ["إزعاج، لا طلب مساعدة", "تُغلق المحادثة، ولا يُفتح طلب جديد خلال يوم إلا مع علامة خطر.", next("إغلاق كإزعاج؟", choices(
      ["نعم، إغلاق", "يبقى البوت يجيب، وأي علامة خطر تصل إلى الفريق في الحال.", () => act("misuse", {}, "أُغلقت المحادثة، وهدأت.")],
      ["لا", null, closeSheet]))],
    (mine || free) && ["مستوى الخطر", `الآن: ${levels[card.level]}`, next("مستوى الخطر", choices(...Object.entries(levels).map(([level, words]) =>
      [level === card.level ? `${words} (الآن)` : words, null, () => act("level", { level, shown: card.level }, "تغيّر المستوى.")])))],
    (mine || free) && ["المسار", `الآن: ${routes[card.route]}`, next("المسار", choices(...Object.entries(routes).map(([route, words]) =>
      [route === card.route ? `${words} (الآن)` : words, null, () => act("route", { route }, "تغيّر المسار.")])))]));
}
