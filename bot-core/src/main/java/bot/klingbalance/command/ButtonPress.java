package bot.klingbalance.command;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.message.Subject;

/**
 * A button that a person pressed.
 *
 * @param channel where it was pressed
 * @param message the one that has the button
 * @param subject what the button is about
 */
public record ButtonPress<S extends Subject>(
    Asker asker, Channel channel, PressedMessage message, S subject) {}
