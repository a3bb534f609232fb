package org.alliance.portal.content.internal.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.alliance.portal.api.content.Csv;

/** The text of a file whose character set nobody has told. */
final class Decoding {
  /** What Windows calls Latin-1. */
  static final Charset WINDOWS = Charset.forName("windows-1252");

  /** So many bytes at the beginning tell what a file is. */
  static final int FIRST = 4;

  private Decoding() {}

  /** What the first bytes say about the others, and how many they are. */
  record Mark(Charset charset, int bytes) {}

  /**
   * Reads a file.
   *
   * @throws org.alliance.portal.api.ValidationException when it is empty, too large or no text
   */
  static String read(InputStream file) {
    byte[] bytes;
    try {
      bytes = file.readNBytes(Csv.MOST_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.length > Csv.MOST_BYTES) {
      throw CsvProblems.of("too-large", "max", Csv.MOST_BYTES / (1024 * 1024));
    }
    String text = text(bytes);
    if (text.isBlank()) {
      throw CsvProblems.of("empty");
    }
    if (text.indexOf('\0') >= 0) {
      throw CsvProblems.of("not-a-table");
    }
    return text;
  }

  private static String text(byte[] bytes) {
    Mark mark = mark(bytes);
    if (mark != null) {
      return lenient(mark.charset(), bytes, mark.bytes());
    }
    try {
      return decoder(StandardCharsets.UTF_8, CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return lenient(WINDOWS, bytes, 0);
    }
  }

  /**
   * What a file's first bytes say about its character set; null when they say nothing.
   *
   * @throws org.alliance.portal.api.ValidationException when they are those of a spreadsheet's own
   *     file
   */
  static Mark mark(byte[] first) {
    if (begins(first, 'P', 'K', 3, 4) || begins(first, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw CsvProblems.of("workbook");
    }
    if (begins(first, 0xEF, 0xBB, 0xBF)) {
      return new Mark(StandardCharsets.UTF_8, 3);
    }
    if (begins(first, 0xFF, 0xFE)) {
      return new Mark(StandardCharsets.UTF_16LE, 2);
    }
    return begins(first, 0xFE, 0xFF) ? new Mark(StandardCharsets.UTF_16BE, 2) : null;
  }

  private static String lenient(Charset charset, byte[] bytes, int start) {
    try {
      return decoder(charset, CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(e);
    }
  }

  static CharsetDecoder decoder(Charset charset, CodingErrorAction wrong) {
    return charset.newDecoder().onMalformedInput(wrong).onUnmappableCharacter(wrong);
  }

  private static boolean begins(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
