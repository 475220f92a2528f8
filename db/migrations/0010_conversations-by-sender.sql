CREATE TABLE `__new_conversations` (
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`sender` text NOT NULL,
	`expecting` text,
	`choices` text,
	`pushed` text,
	`files` text,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`channel`, `chat`, `sender`)
);
--> statement-breakpoint
-- So far only private chats were served, where the sender's id is the chat's. An open question closes with a word: it is of version 1.
INSERT INTO `__new_conversations`("channel", "chat", "sender", "expecting", "choices", "expires_at")
SELECT "channel", "chat", "chat",
	iif("expecting" IS NULL, NULL, json_object('v', 1, 'command', json_extract("expecting", '$.command'), 'field', json_extract("expecting", '$.step'), 'answers', json_extract("expecting", '$.data'))),
	"choices", "expires_at" FROM `conversations`;--> statement-breakpoint
DROP TABLE `conversations`;--> statement-breakpoint
ALTER TABLE `__new_conversations` RENAME TO `conversations`;--> statement-breakpoint
ALTER TABLE `evidence` ADD `album` text;--> statement-breakpoint
CREATE INDEX `evidence_album` ON `evidence` (`channel`,`album`) WHERE album is not null;