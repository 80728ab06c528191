-- What still stands in a group that is to be left: buttons that do nothing any more are taken away before the good-bye.
CREATE TABLE left_messages (
    bot     INTEGER NOT NULL,
    chat    INTEGER NOT NULL,
    message INTEGER NOT NULL,
    PRIMARY KEY (bot, chat, message)
) STRICT;
