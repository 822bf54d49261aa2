"""pyTelegramBotAPI, asynchronous: answers a command. It handles each batch of updates as tasks."""

import asyncio

from telebot import asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.types import Message

from task import IN_FLIGHT, TEXT, TOKEN, URL

asyncio_helper.API_URL = URL + "/bot{0}/{1}"
# Its default is 50 connections.
asyncio_helper.REQUEST_LIMIT = IN_FLIGHT
bot = AsyncTeleBot(TOKEN, parse_mode="HTML")


@bot.message_handler(commands=["help"])
async def answer_help(message: Message) -> None:
    await bot.send_message(message.chat.id, TEXT)


if __name__ == "__main__":
    asyncio.run(bot.infinity_polling())
