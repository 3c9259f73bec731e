"""Classes of letters for patterns."""

# Unicode alternates capitals and small letters from Ạ on, so a range there would hold both.
UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""The capitals of NFC Vietnamese, to stand between brackets in a pattern."""
