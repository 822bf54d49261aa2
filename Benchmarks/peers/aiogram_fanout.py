"""aiogram: sends many messages. It has no limiter of its own, so under limits TelegramRetryAfter is waited out."""

import asyncio

import uvloop
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramRetryAfter

from task import IN_FLIGHT, TEXT, TOKEN, URL, recipients, tell_failures


async def send(bot: Bot, chat: int, gate: asyncio.Semaphore) -> None:
    async with gate:
        while True:
            try:
                await bot.send_message(chat, TEXT)
                return
            except TelegramRetryAfter as limit:
                await asyncio.sleep(limit.retry_after)


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(URL), limit=IN_FLIGHT)
    gate = asyncio.Semaphore(IN_FLIGHT)
    async with Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML)) as bot:
        sends = (send(bot, chat, gate) for chat in recipients())
        tell_failures(await asyncio.gather(*sends, return_exceptions=True))


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())
