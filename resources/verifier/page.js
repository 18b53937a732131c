"use strict";
/* The page: what a person gives it, and what it answers. */
(() => {
  const given = JSON.parse(document.getElementById("given").textContent);
  const at = (id) => document.getElementById(id);
  const SIGNS = { good: "✓", bad: "✗", unsure: "?", late: "!" };
  const LOOKS = {
    genuine: "good", forged: "bad", damaged: "bad", unknown: "unsure", foreign: "unsure",
    empty: "unsure", nocode: "unsure",
  };
  let language = given.language;
  let shown = null; // what the card shows now
  let stream = null; // the camera while it is on
  let asked = 0; // the last thing asked; an answer to an earlier one comes too late

  const word = (name) => given.words[language][name];

  // What would turn a line round or hide in it is written out.
  const visible = (text) =>
    text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
      (char) => `⟨U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);

  function put(list, name, text, look = "") {
    const title = document.createElement("dt");
    const value = document.createElement("dd");
    title.textContent = word(name);
    value.textContent = visible(text);
    value.className = look;
    list.append(title, value);
  }

  const called = (key) => (key.label ? `${key.label} (${key.id})` : key.id);

  function show(answer) {
    shown = answer;
    const { verdict, paper, key, late, text } = answer;
    const look = late ? "unsure" : LOOKS[verdict];
    at("result").className = "card " + look;
    at("result").dataset.verdict = verdict;
    at("sign").textContent = SIGNS[late ? "late" : look];
    at("verdict").textContent = word(late ? "genuineLate" : verdict);
    at("meaning").textContent = word(verdict + "Means");
    const list = at("paper");
    list.replaceChildren();
    if (verdict === "genuine") {
      put(list, "recipient", paper.recipient, "who");
      put(list, "number", paper.number);
      put(list, "kind", paper.kind);
      put(list, "date", paper.on);
      put(list, "key", called(key));
    } else if (paper) {
      put(list, "claims", paper.number);
      if (verdict === "unknown") put(list, "key", paper.key);
    } else if (text) {
      put(list, "reads", text.length > 120 ? text.slice(0, 120) + "…" : text);
    }
    at("warning").hidden = !late;
    at("warning").textContent = late ? word("late").replace("{date}", key.retired) : "";
    at("limits").hidden = verdict !== "genuine";
    at("limits").textContent = word("cannot");
    at("result").hidden = false;
  }

  function present(answer) {
    show(answer);
    at("ways").hidden = true; // one thing on the screen; the next one comes by its button
    at("result").scrollIntoView({ block: "nearest" });
    at("result").focus({ preventScroll: true });
  }

  async function checkText(text) {
    const turn = ++asked;
    at("busy").hidden = true;
    if (!text.trim()) return present({ verdict: "empty" });
    const answer = await papers.check(text, given.keys);
    if (turn === asked) present({ ...answer, text });
  }

  /* The best answer of several readings: a reader may take the bytes for another alphabet. */
  async function best(texts) {
    let answer = null;
    for await (const text of texts) {
      const found = { ...(await papers.check(text, given.keys)), text };
      if (found.verdict === "genuine") return found;
      if (!answer || (answer.verdict === "foreign" && found.verdict !== "foreign")) answer = found;
    }
    return answer;
  }

  async function checkPicture(file) {
    const turn = ++asked;
    at("file").value = ""; // so that the same one can be chosen again
    at("busy").hidden = false;
    let answer = null;
    try {
      const picture = await createImageBitmap(file);
      answer = await best(reading.texts(picture, picture.width, picture.height));
      picture.close();
    } catch {
      // No picture: said below.
    }
    if (turn !== asked) return;
    at("busy").hidden = true;
    present(answer || { verdict: "nocode" });
  }

  function stop() {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    at("video").srcObject = null;
    at("camera").hidden = true;
    at("ways").hidden = false;
  }

  async function scan() {
    const turn = ++asked;
    at("busy").hidden = true;
    at("result").hidden = true;
    shown = null;
    let opened;
    try {
      opened = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 1280 } },
      });
    } catch {
      at("nocamera").textContent = word(location.protocol === "file:" ? "fileCamera" : "refused");
      at("nocamera").hidden = false;
      return;
    }
    if (turn !== asked) return opened.getTracks().forEach((track) => track.stop());
    stream = opened;
    at("camera").hidden = false;
    at("ways").hidden = true;
    const video = at("video");
    video.srcObject = opened;
    await video.play().catch(() => {});
    for (let look = 0; stream === opened; look++) {
      const answer = await best(reading.glimpse(video, look));
      if (stream !== opened) return;
      if (answer && answer.verdict !== "foreign") {
        stop();
        return present(answer);
      }
      if (answer) show(answer); // another code in view: say so and keep looking
      await new Promise((resume) => setTimeout(resume, 100));
    }
  }

  function speak() {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = `${word("title")} · ${given.name}`;
    document.querySelectorAll("[data-word]").forEach((element) => {
      element.textContent = word(element.dataset.word);
    });
    at("language").textContent = word("other");
    at("keys").replaceChildren(...given.keys.map((key) => {
      const line = document.createElement("li");
      line.textContent = visible(called(key)) +
        (key.retired ? " · " + word("retired").replace("{date}", key.retired) : "");
      return line;
    }));
    if (!given.keys.length) at("keys").textContent = word("noKeys");
    if (!at("nocamera").hidden || !camera()) sayCamera();
    if (shown) show(shown);
  }

  const camera = () => !!(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);

  function sayCamera() {
    at("scan").disabled = !camera();
    at("nocamera").hidden = camera() && location.protocol !== "file:";
    at("nocamera").textContent =
      word(location.protocol === "file:" ? "fileCamera" : "insecure");
  }

  function pictureIn(transfer) {
    return [...((transfer && transfer.files) || [])].find((file) => file.type.startsWith("image/"));
  }

  at("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    speak();
  });
  at("check").addEventListener("click", () => checkText(at("text").value));
  at("scan").addEventListener("click", scan);
  at("stop").addEventListener("click", () => { asked++; stop(); });
  at("again").addEventListener("click", () => {
    asked++;
    shown = null;
    at("busy").hidden = true;
    at("result").hidden = true;
    at("ways").hidden = false;
    at("text").value = "";
    (at("scan").disabled ? at("text") : at("scan")).focus();
  });
  at("file").addEventListener("change", () => {
    if (at("file").files.length) checkPicture(at("file").files[0]);
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    at("drop").classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) at("drop").classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    at("drop").classList.remove("over");
    const picture = pictureIn(event.dataTransfer);
    const text = event.dataTransfer.getData("text/plain");
    if (picture) checkPicture(picture);
    else if (text) checkText((at("text").value = text));
    else present({ verdict: "nocode" });
  });
  document.addEventListener("paste", (event) => {
    const picture = pictureIn(event.clipboardData);
    const text = event.clipboardData.getData("text/plain");
    if (!picture && !text) return;
    event.preventDefault();
    if (picture) checkPicture(picture);
    else checkText((at("text").value = text));
  });

  if (location.protocol === "file:" || !camera()) sayCamera();
  speak();
})();
