"""What all documents of a run are read with: profiles, OCR and limits. What is said of files: pipeline/given.py."""

from dataclasses import dataclass, field

from pipeline.limits import Limits
from pipeline.reading.ocr_engines import OcrMode
from schemas.council import CouncilProfile


@dataclass(frozen=True, slots=True)
class Setting:
    """What all documents of a run are read with; `verbose` logs why readers failed."""

    profiles: tuple[CouncilProfile, ...]
    ocr: OcrMode = "auto"
    limits: Limits = field(default_factory=Limits)
    verbose: bool = False

    @property
    def councils(self) -> dict[str, str]:
        """The ids of all known councils, by name."""
        return {profile.name: profile.id for profile in self.profiles}

    @property
    def aliases(self) -> dict[str, dict[str, str]]:
        """Other names of institutions and the names that they are counted under, by council's id."""
        return {profile.id: dict(profile.aliases) for profile in self.profiles}
