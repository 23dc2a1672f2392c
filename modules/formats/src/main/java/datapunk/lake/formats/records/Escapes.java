package datapunk.lake.formats.records;

/** Escapes within JSON strings. */
final class Escapes {
    private Escapes() {}

    /** The text that a JSON string stands for; a lone backslash is passed over. @param raw what is between the quotes */
    static String resolve(String raw) {
        var out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                out.append(c);
                continue;
            }
            char e = raw.charAt(++i);
            int hex = e == 'u' && i + 4 < raw.length() ? hex(raw, i + 1) : -1;
            if (hex >= 0) {
                i += 4;
            }
            out.append(
                    hex >= 0
                            ? (char) hex
                            : switch (e) {
                                case 'n' -> '\n';
                                case 't' -> '\t';
                                case 'r' -> '\r';
                                case 'b' -> '\b';
                                case 'f' -> '\f';
                                default -> e;
                            });
        }
        return out.toString();
    }

    private static int hex(String raw, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(raw.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
