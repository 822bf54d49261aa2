"""aiogram: answers a command. run_polling takes uvloop where it is installed and handles each update as a task."""

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import Command
from aiogram.types import Message

from task import TEXT, TOKEN, URL

dispatcher = Dispatcher()


@dispatcher.message(Command("help"))
async def answer_help(message: Message) -> None:
    await message.answer(TEXT)


if __name__ == "__main__":
    session = AiohttpSession(api=TelegramAPIServer.from_base(URL))
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    dispatcher.run_polling(bot)
