"""What people do on Telegram, as the Bot API writes it."""

from typing import Any

from tests.fakes.bot_api.server import BOT, SENT_AT, BotApi

PRIVATE = 77
GROUP = -1007


async def says(
    api: BotApi,
    text: str,
    *,
    chat: int = PRIVATE,
    user: int = 77,
    reply_to: int | None = None,
    is_bot: bool = False,
    **more: object,
) -> dict[str, Any]:
    """A person writes something; gives the message."""
    message: dict[str, Any] = {
        "message_id": api.new_id(),
        "date": SENT_AT,
        "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "Harbour"},
        "from": {"id": user, "is_bot": is_bot, "first_name": "Ada"},
        "text": text,
        **more,
    }
    if reply_to is not None:
        message["reply_to_message"] = {"message_id": reply_to, "date": SENT_AT, "chat": message["chat"], "from": BOT}
    await api.post_update(message=message)
    return message


async def presses(
    api: BotApi,
    data: str,
    post_id: int,
    *,
    chat: int = PRIVATE,
    user: int = 77,
    answered: dict[str, Any] | None = None,
) -> None:
    """A person presses a button; `answered` is the message to which the post replies."""
    message = {
        **({} if answered is None else {"reply_to_message": answered}),
        "message_id": post_id,
        "date": SENT_AT,
        "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
        "from": BOT,
    }
    person = {"id": user, "is_bot": False, "first_name": "Ada"}
    query = {"id": str(api.new_id()), "from": person, "message": message, "chat_instance": "1", "data": data}
    await api.post_update(callback_query=query)
