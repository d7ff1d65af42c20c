"""From the outcome of an attempt to what becomes of the delivery."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.delivery import Delivery, DeliveryState, Settled
from domain.message import visible
from domain.options import OnUncertain
from domain.transport import ChatGone, Outcome, Refused, RetryAfter, Sent, Uncertain

MOST_RESENDS: Final = 5
"""A post that may be there is not repeated more often: whatever stops its answers will not end by itself."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What settling hangs on besides the outcome.

    `retry_at` is when the platform may be asked again. The same key is the same post where `is_same_post`.
    """

    retry_at: datetime
    is_same_post: bool = False
    on_uncertain: OnUncertain = OnUncertain.PARK


def settle_delivery(delivery: Delivery, outcome: Outcome, rules: Rules, *, post_ids: tuple[str, ...] = ()) -> Settled:
    """What becomes of a delivery after an attempt; `post_ids` are of the pieces that are surely there."""
    match outcome:
        case Sent(post_id):
            return _settled(delivery, DeliveryState.SENT, post_ids=post_ids or (post_id,))
        case RetryAfter(is_for_chat=is_for_chat):
            return _settle_later(delivery, rules, is_for_chat=is_for_chat)
        case ChatGone(why):
            return _settled(delivery, DeliveryState.DEAD, why=why, is_chat_gone=True)
        case Refused(why) if not delivery.is_simplified and not post_ids:
            return _settled(delivery, DeliveryState.PENDING, why=why, is_simplified=True)
        case Refused(why):
            return _settled(delivery, DeliveryState.DEAD, why=why)
        case Uncertain(why):
            return _settle_uncertain(delivery, why, rules)


def _settle_later(delivery: Delivery, rules: Rules, *, is_for_chat: bool) -> Settled:
    """Where one chat rests, nothing is written down that would make the platform rest."""
    if is_for_chat:
        return _settled(delivery, DeliveryState.PENDING, why="the chat takes posts only now and then")
    return _settled(delivery, DeliveryState.RETRY_AT, why="to be asked again later", retry_at=rules.retry_at)


def _settle_uncertain(delivery: Delivery, why: str, rules: Rules) -> Settled:
    if rules.is_same_post:
        return _settled(delivery, DeliveryState.PENDING, why=why)
    if rules.on_uncertain is OnUncertain.PARK or delivery.resends >= MOST_RESENDS:
        return _settled(delivery, DeliveryState.UNCERTAIN, why=why)
    return _settled(delivery, DeliveryState.PENDING, why=why, resends=delivery.resends + 1)


def _settled(
    delivery: Delivery,
    state: DeliveryState,
    *,
    why: str | None = None,
    retry_at: datetime | None = None,
    post_ids: tuple[str, ...] = (),
    is_simplified: bool | None = None,
    resends: int | None = None,
    is_chat_gone: bool = False,
) -> Settled:
    return Settled(
        delivery,
        state,
        why=None if why is None else visible(why),
        retry_at=retry_at,
        post_ids=post_ids,
        is_simplified=delivery.is_simplified if is_simplified is None else is_simplified,
        resends=delivery.resends if resends is None else resends,
        is_chat_gone=is_chat_gone,
    )
