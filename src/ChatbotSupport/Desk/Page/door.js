// What somebody reads who is not signed in (any more): why, and how to come back.

const reasons = {
  idle: "انتهت الجلسة لأن المكتب بقي نصف ساعة بلا استعمال.",
  ended: "انتهت هذه الجلسة.",
  left: "تم الخروج من المكتب.",
  unsure: "خلت هذه الصفحة، لكن الخادم لم يؤكد الخروج: قد تبقى الجلسة مفتوحة على هذا الجهاز نصف ساعة. حين يعود الاتصال: فتح المكتب من جديد، ثم الخروج مرة أخرى.",
};

export function closeDoor(why) {
  const place = document.querySelector(".door-why");
  place.hidden = !reasons[why];
  place.textContent = reasons[why] ?? "";
  document.querySelector(".door-cases").hidden = why !== "idle" && why !== "ended";
}
