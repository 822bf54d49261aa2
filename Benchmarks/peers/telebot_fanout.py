"""pyTelegramBotAPI, asynchronous: sends many messages; under limits through its own async_antiflood."""

import asyncio

from telebot import asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.util import async_antiflood

from task import IN_FLIGHT, TEXT, TOKEN, URL, is_limited, recipients, tell_failures

asyncio_helper.API_URL = URL + "/bot{0}/{1}"
# Its default is 50 connections.
asyncio_helper.REQUEST_LIMIT = IN_FLIGHT
# A message may be refused as often as there are others before it.
RETRIES = 100


async def send(bot: AsyncTeleBot, chat: int, gate: asyncio.Semaphore) -> None:
    async with gate:
        if is_limited():
            await async_antiflood(bot.send_message, chat, TEXT, number_retries=RETRIES)
        else:
            await bot.send_message(chat, TEXT)


async def main() -> None:
    bot = AsyncTeleBot(TOKEN, parse_mode="HTML")
    gate = asyncio.Semaphore(IN_FLIGHT)
    sends = (send(bot, chat, gate) for chat in recipients())
    tell_failures(await asyncio.gather(*sends, return_exceptions=True))
    await bot.close_session()


if __name__ == "__main__":
    asyncio.run(main())
