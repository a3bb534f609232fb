package org.alliance.portal.endpoints.internal.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequestWrapper;

/** The request as CXF sees it: at the root, at the portal's public address, with a bounded body. */
final class CallRequest extends HttpServletRequestWrapper {
  private static final String CXF_ADDRESS = "org.apache.cxf.transport.endpoint.address";
  private static final String CXF_URI = "org.apache.cxf.transport.endpoint.uri";
  private static final String SPRING = "org.springframework.";

  private final Call call;
  private final long limit;
  private ServletInputStream in;

  CallRequest(Call call, long limit) {
    super(call.request());
    this.call = call;
    this.limit = limit;
  }

  @Override
  public Object getAttribute(String name) {
    return switch (name) {
      case CXF_ADDRESS -> "/";
      case CXF_URI -> call.base() + "/";
      default -> super.getAttribute(name);
    };
  }

  @Override
  public void setAttribute(String name, Object value) {
    if (!name.startsWith(SPRING)) {
      super.setAttribute(name, value);
    }
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(call.base()).append(call.path());
  }

  @Override
  public boolean isAsyncSupported() {
    return false;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (in == null) {
      byte[] body = call.body();
      in = body == null ? new Counted(super.getInputStream(), limit) : new Remembered(body);
    }
    return in;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private abstract static class Blocking extends ServletInputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("Bodies are read on the request's thread");
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
  }

  private static final class Remembered extends Blocking {
    private final byte[] body;
    private int at;

    Remembered(byte[] body) {
      this.body = body;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (at == body.length) {
        return -1;
      }
      int count = Math.min(length, body.length - at);
      System.arraycopy(body, at, bytes, offset, count);
      at += count;
      return count;
    }

    @Override
    public int available() {
      return body.length - at;
    }

    @Override
    public boolean isFinished() {
      return at == body.length;
    }
  }

  private static final class Counted extends Blocking {
    private final ServletInputStream stream;
    private long left;

    Counted(ServletInputStream stream, long limit) {
      this.stream = stream;
      this.left = limit;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = received(bytes, offset, length);
      if (count > 0) {
        left -= count;
        if (left < 0) {
          throw new BodyException.TooLarge();
        }
      }
      return count;
    }

    private int received(byte[] bytes, int offset, int length) throws IOException {
      try {
        return stream.read(bytes, offset, length);
      } catch (IOException e) {
        throw new BodyException.BrokenOff(e);
      }
    }

    @Override
    public boolean isFinished() {
      return stream.isFinished();
    }
  }
}
