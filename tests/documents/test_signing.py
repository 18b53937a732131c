"""Signing papers: only the true text holds, the key file is nobody else's, secrets stay secret."""

from __future__ import annotations

import os
import stat
import sys
import traceback
from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.documents import pages, signing
from desktop.documents.signing import Signer
from desktop.domain.errors import BadSignature, KeyTrouble
from desktop.domain.paper.signed import Signed, key_id, parse
from tests.documents.signed import DAY, OURS, page_with, public, signer

SECRET = "开源 is café"
posix = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
words = st.text(max_size=40)
papers = st.tuples(words, words, words, st.dates())


KEY = public(OURS, "2024")


@given(papers)
def test_what_was_signed_is_genuine(paper):
    signed, key = signing.verify(OURS.sign(*paper), [KEY])
    assert (signed.number, signed.kind, signed.recipient, signed.on) == paper
    assert key == KEY


@given(papers, papers, st.sampled_from(["number", "kind", "recipient", "on"]))
def test_no_field_can_be_altered(paper, other, field):
    true = parse(OURS.sign(*paper))
    wish = Signed(true.key, other[0], other[1], other[2], other[3], true.signature)
    forged = replace(true, **{field: getattr(wish, field)})
    assume(forged != true)
    with pytest.raises(BadSignature) as refused:
        signing.verify(forged.text, [KEY])
    assert refused.value.what == "signature"


@given(papers, st.integers(0, 511))
def test_no_bit_of_a_signature_can_be_altered(paper, bit):
    true = parse(OURS.sign(*paper))
    bits = int.from_bytes(true.signature, "big") ^ (1 << bit)
    forged = replace(true, signature=bits.to_bytes(64, "big"))
    with pytest.raises(BadSignature) as refused:
        signing.verify(forged.text, [KEY])
    assert refused.value.what == "signature"


@given(papers)
def test_a_stranger_cannot_sign_as_us(paper):
    stranger = parse(signer(2).sign(*paper))
    with pytest.raises(BadSignature) as refused:
        signing.verify(stranger.text, [KEY])
    assert refused.value.what == "key"
    with pytest.raises(BadSignature) as refused:
        signing.verify(replace(stranger, key=KEY.key_id).text, [KEY])
    assert refused.value.what == "signature"


@given(papers)
def test_the_same_paper_is_signed_alike(paper):
    assert OURS.sign(*paper) == signer().sign(*paper)


def test_the_signature_is_the_one_of_the_standard():
    # RFC 8032 §7.1, test 2: the key and its signature of the byte 72.
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    secret = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert Signer(private).public.hex() == public
    assert private.sign(b"\x72").hex().startswith("92a009a9f0d4cab8720e820b5f642540")


def test_a_key_is_made_once_and_loads_again(tmp_path):
    path = tmp_path / "keys" / "signing.pem"
    made = signing.make(path)
    assert made == signing.read(path)
    assert not made.locked
    loaded = signing.load(path)
    assert loaded.public == made.public
    assert loaded.key_id == key_id(made.public)
    before = path.read_bytes()
    with pytest.raises(KeyTrouble) as refused:
        signing.make(path)
    assert (refused.value.what, refused.value.path) == ("exists", str(path))
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["signing.pem"]


@posix
def test_the_file_is_its_owners_alone_from_its_first_byte(tmp_path, monkeypatch):
    path = tmp_path / "keys" / "signing.pem"
    modes = set()

    def watch(handle: int) -> None:
        modes.add(stat.S_IMODE(os.fstat(handle).st_mode))

    monkeypatch.setattr(os, "fsync", watch)
    old = os.umask(0)
    try:
        signing.make(path)
    finally:
        os.umask(old)
    assert modes == {0o600, 0o700}  # the file before it has its name, and its folder
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_file_that_others_may_read_is_refused_until_it_is_mended(tmp_path, mode):
    path = tmp_path / "signing.pem"
    signing.make(path)
    path.chmod(mode)
    for reading in (signing.read, signing.load):
        with pytest.raises(KeyTrouble) as refused:
            reading(path)
        assert refused.value.what == "unsafe"
    path.chmod(0o600)
    signing.load(path)


@posix
def test_a_disk_that_keeps_nobody_out_gets_no_key(tmp_path, monkeypatch):
    open_to_all = os.stat_result((0o100755, *[0] * 9))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", lambda _handle: open_to_all)
        with pytest.raises(KeyTrouble) as refused:
            signing.make(tmp_path / "signing.pem")
    assert refused.value.what == "unsafe"
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_nothing(tmp_path, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeyTrouble) as refused:
        signing.make(tmp_path / "signing.pem")
    assert refused.value.what == "unwritable"
    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_is_asked_for_and_told_nowhere(tmp_path, caplog):
    path = tmp_path / "signing.pem"
    caplog.set_level(0)
    made = signing.make(path, SECRET)
    assert made.locked
    assert signing.read(path).public == made.public  # told without the passphrase
    for wrong in (None, "", "open sesame", SECRET + " "):
        with pytest.raises(KeyTrouble) as refused:
            signing.load(path, wrong)
        assert refused.value.what == "passphrase"
        told = "".join(traceback.format_exception(refused.value)) + str(refused.value.data())
        assert "sesame" not in told
        assert refused.value.__cause__ is None
    loaded = signing.load(path, SECRET)
    assert signing.load(path, "开源 is cafe\u0301").public == loaded.public  # another keyboard
    assert loaded.public == made.public
    told = repr(loaded) + repr(made) + caplog.text + path.read_text("ascii")
    assert "café" not in told
    assert "PRIVATE" not in repr(made)


def test_a_passphrase_that_nobody_asked_for_does_not_matter(tmp_path):
    path = tmp_path / "signing.pem"
    signing.make(path)
    signing.load(path, SECRET)


def test_no_file_and_no_key_are_told_apart(tmp_path):
    path = tmp_path / "signing.pem"
    with pytest.raises(KeyTrouble) as refused:
        signing.load(path)
    assert refused.value.what == "absent"
    signing.make(path)
    whole = path.read_bytes()
    other = tmp_path / "other.pem"
    signing.make(other)
    for broken in (
        b"",
        b"not a key",
        whole[: len(whole) // 2],
        whole[: whole.index(b"-----BEGIN PUBLIC")],
        whole[whole.index(b"-----BEGIN PUBLIC") :],
        # one key's private half with another's public one
        whole[: whole.index(b"-----BEGIN PUBLIC")]
        + other.read_bytes()[other.read_bytes().index(b"-----BEGIN PUBLIC") :],
    ):
        path.write_bytes(broken)
        with pytest.raises(KeyTrouble) as refused:
            signing.load(path)
        assert refused.value.what == "unreadable"
    path.write_bytes(whole.replace(b"\n", b"\r\n"))  # opened and saved by somebody
    signing.load(path)


def test_a_retired_key_steps_aside(tmp_path):
    path = tmp_path / "signing.pem"
    made = signing.make(path)
    aside = signing.put_aside(path)
    assert aside.name == f"signing-{key_id(made.public)}.pem"
    assert signing.load(aside).public == made.public
    path.write_bytes(aside.read_bytes())  # somebody puts it back
    path.chmod(0o600)
    assert signing.put_aside(path) == aside
    assert [p.name for p in tmp_path.iterdir()] == [aside.name]
    assert signing.make(path).public != made.public


@posix
def test_a_key_that_cannot_be_opened_says_so(tmp_path):
    path = tmp_path / "signing.pem"
    path.mkdir()
    with pytest.raises(KeyTrouble) as refused:
        signing.load(path)
    assert refused.value.what == "unreadable"


def test_a_start_does_not_pay_for_it():
    code = "import sys; import desktop.documents.signing; sys.exit('cryptography' in sys.modules)"
    assert os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-c", code) == 0


def test_a_long_chinese_name_still_scans_at_25_mm_from_a_label_printer():
    names = "开源社二零二四年度优秀志愿者代表团队龑曌鿏鿔喆堃燊瑒锜䶮𠮷㬎垚犇骉珺璟翀赟頔旻祎"
    assert len(names) == 40
    text = OURS.sign("KYS-VOLUNTEER-2024-0123", "VOLUNTEER", names, DAY)
    for level in "lm":
        raster = pages.pixels(page_with(text, mm=25, wide=40, high=40, level=level), 0, 203)
        picture = memoryview(raster.rgb).cast("B", (raster.high, raster.wide, 3))
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text]
