"use strict";
/* Signed papers: the text in their QR taken apart and verified. The format is documented in
   desktop/domain/paper/signed.py; both sides refuse the same texts. No page is needed here. */
const papers = (() => {
  const SPECIAL = /[%|\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
  // The order of Ed25519's group, lowest byte first (RFC 8032 §5.1).
  const ORDER = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
  ];
  const utf8 = (text) => new TextEncoder().encode(text);

  const escaped = (text) =>
    text.replace(SPECIAL, (char) =>
      [...utf8(char)].map((b) => "%" + b.toString(16).toUpperCase().padStart(2, "0")).join(""));

  /* The text of an escaped field; null where it is not written as it must be. */
  function plain(field) {
    if (/\p{Surrogate}/u.test(field)) return null;
    let text;
    try {
      text = decodeURIComponent(field);
    } catch {
      return null;
    }
    return escaped(text) === field ? text : null;
  }

  function bytes(base64url) {
    const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(base64 + "=".repeat((4 - (base64.length % 4)) % 4)),
      (char) => char.charCodeAt(0));
  }

  function base64url(raw) {
    return btoa(String.fromCharCode(...raw))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function isDay(text) {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!found || found[1] === "0000") return false;
    const day = new Date(text + "T00:00:00Z");
    return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
  }

  /* A signed text taken apart, or null. */
  function parse(text) {
    const whole = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
    const parts = whole.split("|");
    if (parts.length !== 7 || parts[0] !== "KYS1") return null;
    const [, key, number, kind, recipient, on, signature] = parts;
    if (!/^[A-Z2-7]{8}$/.test(key) || !isDay(on) || !/^[\w-]{86}$/.test(signature)) return null;
    const raw = bytes(signature);
    const fields = [number, kind, recipient].map(plain);
    if (fields.includes(null) || base64url(raw) !== signature) return null;
    return {
      key, number: fields[0], kind: fields[1], recipient: fields[2], on, signature: raw,
      payload: whole.slice(0, whole.length - 87),
    };
  }

  /* Whether the second half of a signature is below the order, as RFC 8032 §5.1.7 wants it. */
  function canonical(signature) {
    for (let i = 31; i >= 0; i--) {
      if (signature[32 + i] !== ORDER[i]) return signature[32 + i] < ORDER[i];
    }
    return false;
  }

  /* Whether a signature holds: by the browser itself, else by the inlined tweetnacl. */
  async function holds(publicKey, signature, message) {
    if (!canonical(signature)) return false;
    const subtle = globalThis.crypto && globalThis.crypto.subtle;
    if (subtle) {
      try {
        const key = await subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
        return await subtle.verify({ name: "Ed25519" }, key, signature, message);
      } catch {
        // This browser does not know Ed25519.
      }
    }
    return nacl.sign.detached.verify(message, signature, publicKey);
  }

  /* What a text is worth. `keys`: [{id, public (base64url), label, retired (date or null)}].
     `verdict`: genuine, forged, damaged (begins like ours and is none), unknown (key), foreign. */
  async function check(text, keys) {
    const paper = parse(text);
    if (!paper) return { verdict: /^\s*KYS\d+\|/.test(text) ? "damaged" : "foreign" };
    const known = keys.filter((key) => key.id === paper.key);
    if (!known.length) return { verdict: "unknown", paper };
    for (const key of known) {
      if (await holds(bytes(key.public), paper.signature, utf8(paper.payload))) {
        return { verdict: "genuine", paper, key, late: !!key.retired && paper.on > key.retired };
      }
    }
    return { verdict: "forged", paper };
  }

  return { check, parse, bytes };
})();
if (typeof module !== "undefined") module.exports = papers;
