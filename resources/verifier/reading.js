"use strict";
/* Texts out of pictures and the camera: by the browser where it can, else by the inlined jsQR. */
const reading = (() => {
  const WHOLE = [1000, 1600, 600, 2400]; // longest side in pixels, the likeliest first
  const PART = 1500;
  const PARTS = [[1 / 2, 1500], [1 / 3, 1400], [1 / 3, 900]]; // of its sides, longest side after

  /* What the browser itself reads; nothing where it cannot. */
  async function native(source) {
    try {
      const formats = await BarcodeDetector.getSupportedFormats();
      if (!formats.includes("qr_code")) return [];
      const found = await new BarcodeDetector({ formats: ["qr_code"] }).detect(source);
      return found.map((code) => code.rawValue);
    } catch {
      return [];
    }
  }

  /* Pixels of a part of a picture, so that its longest side is `most`, on white. */
  function pixels(source, [x, y, wide, high], most) {
    const scale = Math.min(most / Math.max(wide, high), 2);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(wide * scale));
    canvas.height = Math.max(1, Math.round(high * scale));
    const brush = canvas.getContext("2d", { willReadFrequently: true });
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(source, x, y, wide, high, 0, 0, canvas.width, canvas.height);
    return brush.getImageData(0, 0, canvas.width, canvas.height);
  }

  /* What jsQR reads, as UTF-8 whatever it takes the bytes for; null for nothing. */
  function decoded(image) {
    const code = jsQR(image.data, image.width, image.height);
    if (!code || !code.binaryData.length) return null;
    try {
      return new TextDecoder("utf-8", { fatal: true })
        .decode(Uint8Array.from(code.binaryData));
    } catch {
      return code.data;
    }
  }

  /* A picture looked at whole in several sizes, then in parts: a small code on a large page. */
  function* looks(wide, high) {
    const longest = Math.max(wide, high);
    const whole = [0, 0, wide, high];
    yield [whole, Math.min(longest, WHOLE[0])];
    for (const most of WHOLE.slice(1)) {
      if (most < longest * 1.5) yield [whole, most];
    }
    if (longest < PART) return;
    for (const [share, most] of PARTS) {
      for (let down = 0; down + share <= 1.001; down += share / 2) {
        for (let across = 0; across + share <= 1.001; across += share / 2) {
          yield [[across * wide, down * high, share * wide, share * high], most];
        }
      }
    }
  }

  /* The texts in a picture, one after the other, the browser's own first. */
  async function* texts(source, wide, high) {
    yield* await native(source);
    for (const [part, most] of looks(wide, high)) {
      const text = decoded(pixels(source, part, most));
      if (text !== null) yield text;
      await new Promise((resume) => setTimeout(resume)); // the page stays alive
    }
  }

  /* The texts in one moment of the camera: one quick look, the whole and its middle in turn. */
  async function* glimpse(video, turn) {
    const [wide, high] = [video.videoWidth, video.videoHeight];
    if (!wide) return;
    yield* await native(video);
    const half = [wide / 4, high / 4, wide / 2, high / 2];
    const text = decoded(pixels(video, turn % 2 ? half : [0, 0, wide, high], 800));
    if (text !== null) yield text;
  }

  return { texts, glimpse };
})();
