package datapunk.lake.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Text in ASCII on its way to a stream, without an object for every number. */
final class Ascii {
    private static final int SIZE = 1 << 16;
    private static final int ROOM = 1 << 10;
    private static final int DAY = 86_400_000;
    private static final int LONGEST_NUMBER = 20;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private final byte[] digits = new byte[LONGEST_NUMBER];
    private int size;
    private long day = Long.MIN_VALUE;
    private byte[] date = new byte[0];

    Ascii(OutputStream out) {
        this.out = out;
    }

    /** The bytes of a text that is written often. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Makes sure that a kilobyte more can be written. */
    void makeRoom() throws IOException {
        if (size > SIZE - ROOM) {
            flush();
        }
    }

    /** Hands everything to the stream; it is neither flushed nor closed. */
    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    Ascii put(byte[] text) {
        System.arraycopy(text, 0, buffer, size, text.length);
        size += text.length;
        return this;
    }

    Ascii put(long number) {
        long rest = Math.abs(number);
        int from = LONGEST_NUMBER;
        do {
            digits[--from] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (number < 0) {
            digits[--from] = '-';
        }
        System.arraycopy(digits, from, buffer, size, LONGEST_NUMBER - from);
        size += LONGEST_NUMBER - from;
        return this;
    }

    /** Writes an instant as 2025-01-31T23:59:59.999Z. */
    Ascii putInstant(long millis) {
        long today = Math.floorDiv(millis, DAY);
        if (today != day) {
            day = today;
            date = bytes(LocalDate.ofEpochDay(today) + "T");
        }
        put(date);
        int ofDay = (int) Math.floorMod(millis, (long) DAY);
        two(ofDay / 3_600_000);
        buffer[size++] = ':';
        two(ofDay / 60_000 % 60);
        buffer[size++] = ':';
        two(ofDay / 1000 % 60);
        buffer[size++] = '.';
        buffer[size++] = (byte) ('0' + ofDay / 100 % 10);
        two(ofDay % 100);
        buffer[size++] = 'Z';
        return this;
    }

    private void two(int number) {
        buffer[size++] = (byte) ('0' + number / 10);
        buffer[size++] = (byte) ('0' + number % 10);
    }
}
