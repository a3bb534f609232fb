package org.alliance.portal.endpoints.internal.pipeline;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.servlet.http.HttpServletRequest;

/**
 * Compresses answers. Deflaters hold a quarter of a megabyte outside the heap each, so a few are
 * shared rather than one made per answer or kept per thread.
 */
final class Gzip {
  private static final int POOLED = 4;
  private static final int LEVEL = 3;
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final BlockingQueue<Deflater> POOL = new ArrayBlockingQueue<>(POOLED);

  private Gzip() {}

  static boolean accepted(HttpServletRequest request) {
    String accept = request.getHeader("Accept-Encoding");
    if (accept == null) {
      return false;
    }
    int at = accept.indexOf("gzip");
    return at >= 0
            && !accept.startsWith(";q=0", at + "gzip".length())
            && !accept.startsWith("; q=0", at + "gzip".length())
        || at >= 0 && (accept.startsWith(";q=0.", at + "gzip".length()));
  }

  static byte[] pack(byte[] bytes, int length) {
    Deflater deflater = POOL.poll();
    if (deflater == null) {
      deflater = new Deflater(LEVEL, true);
    }
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(length / 3 + HEADER.length);
      out.writeBytes(HEADER);
      deflater.setInput(bytes, 0, length);
      deflater.finish();
      byte[] chunk = new byte[8 * 1024];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      CRC32 crc = new CRC32();
      crc.update(bytes, 0, length);
      little(out, (int) crc.getValue());
      little(out, length);
      return out.toByteArray();
    } finally {
      deflater.reset();
      if (!POOL.offer(deflater)) {
        deflater.end();
      }
    }
  }

  private static void little(ByteArrayOutputStream out, int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write(value >>> shift);
    }
  }
}
