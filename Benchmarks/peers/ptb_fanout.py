"""python-telegram-bot: sends many messages; under limits through its own AIORateLimiter."""

import asyncio

from telegram import Bot
from telegram.constants import ParseMode
from telegram.ext import AIORateLimiter, ApplicationBuilder, Defaults

from task import IN_FLIGHT, TEXT, TOKEN, URL, is_limited, recipients, tell_failures


async def send(bot: Bot, chat: int, gate: asyncio.Semaphore) -> None:
    async with gate:
        await bot.send_message(chat, TEXT)


async def main() -> None:
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{URL}/bot").defaults(Defaults(parse_mode=ParseMode.HTML))
    if is_limited():
        builder = builder.rate_limiter(AIORateLimiter(max_retries=10))
    gate = asyncio.Semaphore(IN_FLIGHT)
    async with builder.build() as application:
        sends = (send(application.bot, chat, gate) for chat in recipients())
        tell_failures(await asyncio.gather(*sends, return_exceptions=True))


if __name__ == "__main__":
    asyncio.run(main())
