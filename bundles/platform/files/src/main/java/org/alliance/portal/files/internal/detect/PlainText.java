package org.alliance.portal.files.internal.detect;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file is text: UTF-8, or what old spreadsheets write, without control characters. */
final class PlainText {
  /** Latin-1 with the few characters that Windows added. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int CHUNK = 8 * 1024;

  private PlainText() {}

  static boolean is(Path file) throws IOException {
    return readable(file, StandardCharsets.UTF_8) || readable(file, WINDOWS);
  }

  private static boolean readable(Path file, Charset charset) throws IOException {
    char[] chunk = new char[CHUNK];
    try (Reader in =
        new InputStreamReader(
            Files.newInputStream(file),
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        for (int i = 0; i < count; i++) {
          if (Character.isISOControl(chunk[i]) && "\t\n\r\f".indexOf(chunk[i]) < 0) {
            return false;
          }
        }
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
