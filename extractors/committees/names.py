"""The committees of one document: which of their possible names stand, and which one a short mention means."""

import re
from collections.abc import Iterable, Reversible, Sequence

from extractors.committees.mentions import Mention
from extractors.text.repair import folded
from schemas.evidence import Found

_AG = ("Arbeitsgruppe", "Arbeitsgemeinschaft")
"""What "AG" can stand for: it stays as printed where the document writes neither out."""

_SHARING = re.compile(r"^(?:\S{1,60}-(?:,| und| sowie| &) ){1,6}")
"""The words that share the last one's end: "Wald-, Wasser- und Wegeausschuss"."""


class Names:
    """The committees of one document: which names stand, and which committee a short mention means."""

    def __init__(
        self,
        attesting: Iterable[Mention],
        text: Iterable[Mention],
        own: Found[str] | None,
        known: Sequence[str] = (),
        titles: Sequence[str] = (),
    ) -> None:
        """`attesting` stand in `titles` (title and headings), `text` elsewhere; `own` is what rules are for."""
        self.own = own.value if own else None
        self._counts: dict[str, int] = {}
        self._spelling: dict[str, str] = {}
        self._headed: set[str] = set()
        self._full: dict[tuple[str, bool], str] = {}
        for mention in attesting:
            self._count(mention.names[-1], 2)
            self._headed.add(folded(mention.names[-1]))
        for mention in text:
            for name, weight in zip(mention.names[1:], mention.weights[1:], strict=True):
                self._count(name, weight)
        for name in (*known, *((self.own,) if self.own else ())):
            self._count(name, 2)
        self._topics = folded(" | ".join(titles))

    def _is_topic(self, name: str, head: str) -> bool:
        """Whether what a name says beside its head is what the paper is about, as its title or a heading says."""
        topic = folded(name[len(head) :]).strip()
        return len(topic) > 4 and bool(re.search(rf"(?:^|[ |]){re.escape(topic)}(?:$|[ ,;:.|])", self._topics))

    def _count(self, name: str, by: int) -> None:
        key = folded(name)
        self._counts[key] = self._counts.get(key, 0) + by
        self._spelling.setdefault(key, name)

    def attested(self, mention: Mention) -> tuple[str, int]:
        """The longest name of a mention that stands, and where it ends."""
        for name, end in zip(reversed(mention.names), reversed(mention.ends), strict=True):
            count = self._counts.get(folded(name), 0)
            if count >= 2 or (count and name != mention.names[0] and self._is_topic(name, mention.names[0])):
                return name, end
        return mention.names[0], mention.ends[0]

    def is_bare(self, mention: Mention) -> bool:
        """Whether a mention names a head alone, which may mean a committee named elsewhere."""
        name, _ = self.attested(mention)
        return name == mention.head.noun

    def resolve(self, mention: Mention, before: Reversible[str]) -> str:
        """The full name that a mention stands for; `before` are the full names before it, each where it came last."""
        name, _ = self.attested(mention)
        if self.own and self._means_own(name, mention):
            return self.own
        if not self.is_bare(mention):
            return self._written_out(name)
        for full in reversed(before):
            if folded(full) != folded(name) and self._extends(full, name):
                return full
        # A kind alone may be short for a name that comes later; a name of its own only for one in a heading.
        headed = mention.head.noun.lower() != mention.head.base
        if (name, headed) not in self._full:
            pool = self._headed if headed else self._counts
            names = (entry for key, entry in self._spelling.items() if key in pool and self._counts[key] >= 2)
            full = next((full for full in names if folded(full) != folded(name) and self._extends(full, name)), name)
            self._full[name, headed] = full
        return self._full[name, headed]

    def _written_out(self, name: str) -> str:
        """A name with "AG" as the document writes it elsewhere, where it does."""
        kind, _, topic = name.partition(" ")
        long = (folded(f"{word} {topic}") for word in _AG) if kind == "AG" else ()
        return next((self._spelling[key] for key in long if self._counts.get(key, 0)), name)

    def _means_own(self, name: str, mention: Mention) -> bool:
        assert self.own is not None
        return folded(self.own).startswith(folded(name)) or (self.is_bare(mention) and self._extends(self.own, name))

    @staticmethod
    def _extends(full: str, bare: str) -> bool:
        """Whether `full` is a longer name for `bare`, as "Internationaler Ausschuss" is for "Ausschuss"."""
        long, short = folded(_SHARING.sub("", full)), folded(bare)
        if long.startswith(f"gesamt{short}"):
            return False  # what unites the Elternbeiräte is none of them
        if short == "gremium" or long.startswith(f"{short} "):
            return True
        words = long.split(" ")
        if short == "ag":
            return words[0] in ("ag", *(word.lower() for word in _AG))
        if short == "rat":
            return words[0] == "rat"
        return short in words or (words[0].endswith(short) and len(words) == 1)
