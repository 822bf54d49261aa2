// Filled by the work on TelegramChat.
