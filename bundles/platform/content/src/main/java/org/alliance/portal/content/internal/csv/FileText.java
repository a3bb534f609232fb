package org.alliance.portal.content.internal.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file on disk, whose character set nobody has told: it is found by going through the
 * file once.
 *
 * @param file where it lies
 * @param charset what its bytes mean
 * @param mark how many bytes before the text say so
 * @param beginning of the text
 */
record FileText(Path file, Charset charset, int mark, String beginning) {
  private static final int BEGINNING = 1 << 19;
  private static final int BUFFER = 1 << 14;

  /**
   * Looks at a file.
   *
   * @throws org.alliance.portal.api.ValidationException when it is empty or no text
   */
  static FileText of(Path file) {
    try {
      byte[] first;
      try (InputStream in = Files.newInputStream(file)) {
        first = in.readNBytes(Decoding.FIRST);
      }
      Decoding.Mark mark = Decoding.mark(first);
      if (mark != null) {
        return read(file, mark.charset(), mark.bytes(), CodingErrorAction.REPLACE);
      }
      try {
        return read(file, StandardCharsets.UTF_8, 0, CodingErrorAction.REPORT);
      } catch (CharacterCodingException e) {
        return read(file, Decoding.WINDOWS, 0, CodingErrorAction.REPLACE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileText read(Path file, Charset charset, int mark, CodingErrorAction wrong)
      throws IOException {
    StringBuilder beginning = new StringBuilder();
    boolean blank = true;
    try (Reader text = open(file, charset, mark, wrong)) {
      char[] buffer = new char[BUFFER];
      int some;
      while ((some = text.read(buffer)) >= 0) {
        for (int i = 0; i < some; i++) {
          if (buffer[i] == '\0') {
            throw CsvProblems.of("not-a-table");
          }
          blank &= Character.isWhitespace(buffer[i]);
        }
        beginning.append(buffer, 0, Math.min(some, BEGINNING - beginning.length()));
      }
    }
    if (blank) {
      throw CsvProblems.of("empty");
    }
    return new FileText(file, charset, mark, beginning.toString());
  }

  /** The text from its beginning. */
  Reader open() throws IOException {
    return open(file, charset, mark, CodingErrorAction.REPLACE);
  }

  private static Reader open(Path file, Charset charset, int mark, CodingErrorAction wrong)
      throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      in.skipNBytes(mark);
      return new BufferedReader(
          new InputStreamReader(in, Decoding.decoder(charset, wrong)), BUFFER);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
