// The shift, and the next person in the queue.

import { complain, toast } from "./dom.js";
import { press } from "./net.js";
import { closeSheet } from "./sheet.js";

/** Takes the first conversation this volunteer may take, and opens it. */
export async function takeNext(desk) {
  try {
    const told = await press("/desk/api/next");
    if (!told.ok) return told.late ? complain("لم يتأكد التنفيذ بعد. سيظهر هنا عند تمامه.") : toast(desk.explain(told));
    location.hash = `#/${told.code}`;
    await desk.refresh();
    desk.reply(told.code);
  } catch {
    complain("لم يصل الطلب إلى الخادم. لم يُنفَّذ شيء.");
  }
}

export async function setShift(start, desk) {
  try {
    const told = await press("/desk/api/shift", { start });
    toast(told.ok ? (start ? "بدأت المناوبة لأربع ساعات." : "انتهت المناوبة، وعاد ما بقي معك إلى الطابور.") : desk.explain(told));
  } catch {
    toast("لم يصل الطلب إلى الخادم.");
  }
  closeSheet();
  desk.refresh();
}
