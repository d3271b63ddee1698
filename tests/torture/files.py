"""Files that are not what their names say, and names that lead elsewhere."""

from __future__ import annotations

import gzip
import os
import shutil
from typing import TYPE_CHECKING

from tests.torture.drafts import Draft, Expect, Mutant, NotHere, is_prose

from guidebuilder.system import IS_POSIX

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE_FOLDERS = ("careers", "articles", "regions")


def byte_order_mark(draft: Draft) -> Mutant:
    name = draft.file(draft.random.choice((".yaml", ".csv")))
    draft.write(name, b"\xef\xbb\xbf" + draft.text(name).encode())
    return Mutant(expect=Expect.PRINTED)


def other_line_ends(draft: Draft) -> Mutant:
    name = draft.file(draft.random.choice((".yaml", ".csv")))
    draft.write(name, draft.text(name).replace("\n", draft.random.choice(("\r\n", "\r"))))
    return Mutant(expect=Expect.PRINTED)


def other_encoding(draft: Draft) -> Mutant:
    name = draft.file()
    encoding = draft.random.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"))
    source = draft.text(name)
    draft.write(name, source.encode(encoding))
    # What has none but ASCII's letters looks the same in UTF-7; UTF-16 here has its mark.
    certain = {"utf-7": Expect.EITHER, "utf-16": Expect.PRINTED}
    return Mutant(expect=certain.get(encoding, Expect.TOLD), file=name)


def old_encoding(draft: Draft) -> Mutant:
    place = draft.pick(is_prose)
    encoding = draft.random.choice(("latin-1", "cp1252", "mac-roman"))
    source = draft.text(place.file).replace("–", "-").replace("₹", "Rs ")
    source = source.replace(place.words, f"{place.words} Café", 1)
    draft.write(place.file, source.encode(encoding))
    lines = source.split("\n")
    number = next(at for at, line in enumerate(lines, start=1) if not line.isascii())
    return Mutant(expect=Expect.TOLD, file=place.file, line=number)


def stray_bytes(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.is_text and len(each.words) > 3)
    source = draft.text(place.file)
    at = place.begin + 2
    junk = draft.random.choice(
        (b"\xff\xfe", b"\xc3(", b"\x80", b"\xed\xa0\x80", b"\xf8\x88\x80\x80")
    )
    draft.write(place.file, source[:at].encode() + junk + source[at:].encode())
    return Mutant(expect=Expect.TOLD, file=place.file, line=place.line)


def binary_junk(draft: Draft) -> Mutant:
    name = draft.file(draft.random.choice((".yaml", ".csv")))
    kinds: tuple[Callable[[], bytes], ...] = (
        lambda: draft.random.randbytes(4_096),
        lambda: b"\0" * 4_096,
        lambda: gzip.compress(draft.text(name).encode(), mtime=0),
        lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        lambda: b"PK\x03\x04" + draft.random.randbytes(200),
    )
    draft.write(name, draft.random.choice(kinds)())
    return Mutant(expect=Expect.TOLD, file=name)


def nothing_in_a_file(draft: Draft) -> Mutant:
    name = draft.file(draft.random.choice((".yaml", ".csv")))
    words = draft.random.choice(
        ("", "\n\n", "# only this\n", "---\n", "~\n", "[]\n", "{}\n", "x\n")
    )
    draft.write(name, words)
    # A glossary of nothing explains nothing, and a row of the table may be a comment.
    return Mutant(expect=Expect.TOLD if words != "{}\n" else Expect.EITHER, file=name)


def too_large_a_file(draft: Draft) -> Mutant:
    name = draft.file()
    rows = draft.random.choice(
        ("# x\n", "\x1b\n", "\tx: 1\n", "x: [\n", "- x\n", "x: 1\n", "'\n", "a: b: c\n")
    )
    size = draft.random.choice((1_000_000, 5_000_000))
    draft.write(name, draft.text(name) + rows * (size // len(rows)))
    is_comment = rows.startswith("#") and size < 4_000_000
    return Mutant(expect=Expect.EITHER if is_comment else Expect.TOLD, file=name)


def link_out_of_the_guide(draft: Draft) -> Mutant:
    name = draft.file(draft.random.choice((".yaml", ".csv")))
    target = draft.random.choice(("secret.yaml", "/dev/zero", "/etc/passwd", "nowhere"))
    return _replaced(draft, name, lambda: _link(draft, name, str(draft.outside / target)))


def link_to_itself(draft: Draft) -> Mutant:
    name = draft.file(draft.random.choice((".yaml", ".csv")))
    return _replaced(draft, name, lambda: _link(draft, name, name.rsplit("/", 1)[-1]))


def folder_for_a_file(draft: Draft) -> Mutant:
    name = draft.file(draft.random.choice((".yaml", ".csv")))
    return _replaced(draft, name, (draft.folder / name).mkdir)


def pipe_for_a_file(draft: Draft) -> Mutant:
    if not IS_POSIX:
        raise NotHere
    name = draft.file(draft.random.choice((".yaml", ".csv")))
    return _replaced(draft, name, lambda: os.mkfifo(draft.folder / name))


def locked_file(draft: Draft) -> Mutant:
    if not IS_POSIX or os.geteuid() == 0:
        raise NotHere  # whoever owns the machine may read everything
    name = draft.file(draft.random.choice((".yaml", ".csv")))
    (draft.folder / name).chmod(0)
    return Mutant(expect=Expect.TOLD)


def file_for_a_folder(draft: Draft) -> Mutant:
    folder = draft.random.choice((*PAGE_FOLDERS, "tables"))
    shutil.rmtree(draft.folder / folder)
    draft.write(folder, "no folder\n")
    return Mutant(expect=Expect.TOLD)


def no_folder(draft: Draft) -> Mutant:
    shutil.rmtree(draft.folder / draft.random.choice((*PAGE_FOLDERS, "tables")))
    return Mutant(expect=Expect.TOLD)


def folder_from_elsewhere(draft: Draft) -> Mutant:
    if not IS_POSIX:
        raise NotHere
    folder = draft.folder / draft.random.choice((*PAGE_FOLDERS, "tables"))
    elsewhere = draft.outside / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    return Mutant(expect=Expect.TOLD)


def strange_file_name(draft: Draft) -> Mutant:
    folder = draft.random.choice(PAGE_FOLDERS)
    names = (
        "\x1b[31mred\n.yaml",
        "Our Career.yaml",
        "a_b.yaml",
        "é.yaml",
        "x..yaml",
        "a.b.c.yaml",
        "-.yaml",
        "x" * 200 + ".yaml",
    )
    name = f"{folder}/{draft.random.choice(names if IS_POSIX else names[1:])}"
    draft.write(name, "title: x\n")
    return Mutant(expect=Expect.TOLD)


def file_that_no_one_reads(draft: Draft) -> Mutant:
    name = draft.random.choice(
        (
            ".DS_Store",
            "notes.txt",
            "careers/.hidden.yaml",
            "reportlab_settings.py",
            "sitecustomize.py",
            "careers/readme.md",
            "Thumbs.db",
        )
    )
    draft.write(name, b"raise SystemExit(9)\n\0\xff")
    return Mutant(expect=Expect.PRINTED)


def _replaced(draft: Draft, name: str, make: Callable[[], object]) -> Mutant:
    (draft.folder / name).unlink()
    make()
    return Mutant(expect=Expect.TOLD, file=name)


def _link(draft: Draft, name: str, target: str) -> None:
    if not IS_POSIX:
        raise NotHere  # links need rights on Windows
    (draft.folder / name).symlink_to(target)
