"""python-telegram-bot: answers a command, 256 updates at once."""

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
        .concurrent_updates(True)
        .build()
    )
    application.add_handler(CommandHandler("help", answer_help))
    application.run_polling()
