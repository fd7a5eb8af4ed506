"""What all bodies of requests have in common."""

from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from ...config import FAULTS_MAX
from ...wire.values import Wire


class Body(Wire):
    """Base of request bodies. One with more than `FAULTS_MAX` faults has one fault, which says how many they are.

    FastAPI writes down every fault of a body, and a quarter of a megabyte can have a hundred thousand.
    """

    @model_validator(mode="wrap")
    @classmethod
    def _few_faults(cls, value: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return read(value)
        except ValidationError as error:
            if error.error_count() > FAULTS_MAX:
                raise PydanticCustomError("many_faults", "{count} faults", {"count": error.error_count()}) from None
            raise
