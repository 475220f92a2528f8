import { Help, type Command, type HelpConfiguration } from 'commander'

const titles: Record<string, string> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Global Options:': 'Tùy chọn chung:',
  'Commands:': 'Các lệnh:',
}

const terms = (text: string): string => text.replace('[options]', '[tùy chọn]').replace('[command]', '[lệnh]')
const usual = new Help()

/** What commander itself says in its help, in the words of those who read it. */
export const vietnameseHelp: HelpConfiguration = {
  styleTitle: title => titles[title] ?? title,
  commandUsage: (command: Command) => terms(usual.commandUsage(command)),
  subcommandTerm: (command: Command) => terms(usual.subcommandTerm(command)),
}

const errors: [said: RegExp, inVietnamese: string][] = [
  [/^error: missing required argument '(.+)'/, 'Lỗi: thiếu <$1>'],
  [/^error: option '(.+)' argument missing/, "Lỗi: tùy chọn '$1' thiếu giá trị"],
  [/^error: required option '(.+)' not specified/, "Lỗi: thiếu tùy chọn '$1'"],
  [/^error: unknown option '(.+)'/, "Lỗi: không có tùy chọn '$1'"],
  [/^error: unknown command '(.+)'/, "Lỗi: không có lệnh '$1'"],
  [
    /^error: too many arguments(?: for '(.+)')?\. Expected (\d+) arguments? but got (\d+)\./,
    'Lỗi: thừa tham số (cần $2, có $3).',
  ],
  [/\(Did you mean (?:one of )?(.+)\?\)/, '(Có phải là $1?)'],
  [/^error: /, 'Lỗi: '],
]

/** What commander says of a line that it does not understand. */
export const vietnameseError = (text: string): string =>
  errors.reduce((said, [pattern, ours]) => said.replace(pattern, ours), text)
