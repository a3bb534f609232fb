package org.alliance.portal.endpoints.internal.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.servlet.http.HttpServletRequest;

/**
 * Step: reads a body of the usual size into memory before anybody works on it, so that a client
 * which sends too much, or slowly, or never the rest, holds no transaction.
 */
final class Bodies {
  /** Largest body of a method without {@code @MaxBody}. */
  static final int USUAL = 1024 * 1024;

  private static final int FIRST = 16 * 1024;

  private Bodies() {}

  /**
   * Reads the body, unless a larger one is allowed: that is streamed.
   *
   * @return false when the body is too large
   */
  static boolean read(Call call, long limit) throws IOException {
    HttpServletRequest request = call.request();
    long length = request.getContentLengthLong();
    if (length > limit) {
      return false;
    }
    if (limit > USUAL || length == 0 || length < 0 && !chunked(request)) {
      return true;
    }
    byte[] bytes = new byte[length < 0 ? FIRST : (int) length];
    int size = 0;
    InputStream in = request.getInputStream();
    while (true) {
      if (size == bytes.length) {
        if (length >= 0) {
          break;
        }
        if (size > limit) {
          return false;
        }
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      int count = in.read(bytes, size, bytes.length - size);
      if (count < 0) {
        break;
      }
      size += count;
    }
    if (size > limit) {
      return false;
    }
    call.body(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    return true;
  }

  private static boolean chunked(HttpServletRequest request) {
    return request.getHeader("Transfer-Encoding") != null;
  }
}
