"""The base class of request bodies."""

from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from ...config import FAULTS_MAX
from ...wire.values import Wire


class Body(Wire):
    """A request body. More than `FAULTS_MAX` faults are reported as one fault with their number.

    FastAPI formats every fault, and a body of a quarter of a megabyte can have a hundred thousand.
    """

    @model_validator(mode="wrap")
    @classmethod
    def _limit_reported_faults(cls, value: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return read(value)
        except ValidationError as error:
            if error.error_count() > FAULTS_MAX:
                raise PydanticCustomError("many_faults", "{count} faults", {"count": error.error_count()}) from None
            raise
