package org.alliance.portal.files.internal.detect;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The end of a ZIP archive, which says how long its table of contents is. {@link
 * java.util.zip.ZipFile} reads that table into memory whole, so its length is looked at before.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE 4.3.16</a>
 */
final class ArchiveEnd {
  private static final int SIGNATURE = 0x06054b50;
  private static final int LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int ENTRIES = 10;
  private static final int TABLE = 12;
  private static final int COMMENT = 20;

  /** No office document has more parts. */
  private static final int MOST_ENTRIES = 10_000;

  private static final int MOST_TABLE = 2 * 1024 * 1024;

  private ArchiveEnd() {}

  /** The archive's size; -1 when it is none, or its table of contents is too long. */
  static long boundedSize(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(in.length(), LENGTH + LONGEST_COMMENT)];
      in.seek(in.length() - tail.length);
      in.readFully(tail);
      return bounded(ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN)) ? in.length() : -1;
    }
  }

  /** The last signature counts, as it does for the reader that comes after. */
  private static boolean bounded(ByteBuffer tail) {
    for (int at = tail.capacity() - LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == SIGNATURE) {
        int entries = Short.toUnsignedInt(tail.getShort(at + ENTRIES));
        long table = Integer.toUnsignedLong(tail.getInt(at + TABLE));
        int comment = Short.toUnsignedInt(tail.getShort(at + COMMENT));
        return at + LENGTH + comment == tail.capacity()
            && entries <= MOST_ENTRIES
            && table <= MOST_TABLE;
      }
    }
    return false;
  }
}
