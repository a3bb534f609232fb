package org.alliance.portal.endpoints.internal.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * Keeps an answer in memory until it is complete, so that a failure half-way still becomes a proper
 * error, the length is known and it can be compressed and remembered. Only an answer larger than
 * the buffer, an export or a file, streams.
 */
final class Answer extends HttpServletResponseWrapper {
  private static final int BUFFER = 512 * 1024;
  private static final int FIRST = 2 * 1024;
  private static final int WORTH_COMPRESSING = 1024;

  private final HttpServletRequest request;
  private final Buffer buffer = new Buffer();
  private ServletOutputStream out;
  private PrintWriter writer;
  private boolean streaming;
  private long announced = -1;

  Answer(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  /** Replaces everything but the security headers: something went wrong on the way. */
  void replace(int status, String contentType, byte[] body) {
    if (isCommitted()) {
      return;
    }
    buffer.reset();
    announced = -1;
    setHeader("ETag", null);
    setHeader("Location", null);
    setHeader("Link", null);
    setHeader("Last-Modified", null);
    setHeader("Content-Encoding", null);
    setHeader("Content-Disposition", null);
    setHeader("Cache-Control", "no-store");
    super.setStatus(status);
    if (contentType != null) {
      super.setContentType(contentType);
    }
    buffer.write(body, 0, body.length);
  }

  /** What is written so far, uncompressed; null when it is too much or already under way. */
  byte[] body(int atMost) {
    return streaming || buffer.size() > atMost ? null : buffer.toByteArray();
  }

  /** Sends what is kept. */
  void finish() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (streaming) {
      return;
    }
    int status = getStatus();
    if (getHeader("Cache-Control") == null) {
      setHeader("Cache-Control", getHeader("ETag") == null ? "no-store" : "private, no-cache");
    }
    if (status == SC_OK && unchanged()) {
      super.setStatus(SC_NOT_MODIFIED);
      return;
    }
    if (status == SC_NOT_MODIFIED || status == SC_NO_CONTENT) {
      return;
    }
    if (compressible()) {
      addHeader("Vary", "Accept-Encoding");
      if (buffer.size() >= WORTH_COMPRESSING && Gzip.accepted(request)) {
        byte[] packed = Gzip.pack(buffer.bytes(), buffer.size());
        setHeader("Content-Encoding", "gzip");
        send(packed, packed.length);
        return;
      }
    }
    send(buffer.bytes(), buffer.size());
  }

  /** Whether the client has it already; tags are compared weakly, as RFC 9110 asks for reading. */
  private boolean unchanged() {
    String known = request.getHeader("If-None-Match");
    String tag = known == null ? null : getHeader("ETag");
    if (tag == null || !"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
      return false;
    }
    return "*".equals(known) || known.contains(tag.startsWith("W/") ? tag.substring(2) : tag);
  }

  private void send(byte[] bytes, int length) throws IOException {
    boolean head = "HEAD".equals(request.getMethod());
    // A resource may know the length of what it need not write.
    super.setContentLengthLong(head && length == 0 && announced > 0 ? announced : length);
    if (length > 0 && !head) {
      super.getOutputStream().write(bytes, 0, length);
    }
  }

  private boolean compressible() {
    String type = getContentType();
    // Parts are counted in the bytes of the file as it is.
    return type != null
        && getHeader("Content-Encoding") == null
        && getHeader("Accept-Ranges") == null
        && (type.startsWith("text/")
            || type.startsWith("application/json")
            || type.startsWith("application/problem+json")
            || type.startsWith("application/soap+xml")
            || type.startsWith("application/xml"));
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (out == null) {
      out = new Kept();
    }
    return out;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
    }
    return writer;
  }

  @Override
  public void setContentLength(int length) {
    announced = length;
  }

  /** Told to the client when the answer streams; else the length is known when it is complete. */
  @Override
  public void setContentLengthLong(long length) {
    announced = length;
  }

  @Override
  public void setHeader(String name, String value) {
    if (!length(name, value)) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (!length(name, value)) {
      super.addHeader(name, value);
    }
  }

  private boolean length(String name, String value) {
    boolean length = "Content-Length".equalsIgnoreCase(name);
    if (length) {
      announced = value == null ? -1 : Long.parseLong(value);
    }
    return length;
  }

  @Override
  public void sendError(int status) {
    super.setStatus(status);
  }

  @Override
  public void sendError(int status, String message) {
    super.setStatus(status);
  }

  @Override
  public void flushBuffer() {
    // Nothing leaves before it is complete.
  }

  @Override
  public void resetBuffer() {
    buffer.reset();
  }

  @Override
  public void reset() {
    buffer.reset();
  }

  @Override
  public boolean isCommitted() {
    return streaming || super.isCommitted();
  }

  private void keep(byte[] bytes, int offset, int length) throws IOException {
    if (!streaming && buffer.size() + length > BUFFER) {
      streaming = true;
      if (announced >= 0) {
        super.setContentLengthLong(announced);
      }
      buffer.writeTo(super.getOutputStream());
      buffer.reset();
    }
    if (streaming) {
      super.getOutputStream().write(bytes, offset, length);
    } else {
      buffer.write(bytes, offset, length);
    }
  }

  private static final class Buffer extends ByteArrayOutputStream {
    Buffer() {
      super(FIRST);
    }

    byte[] bytes() {
      return buf;
    }
  }

  private final class Kept extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("Answers are written on the request's thread");
    }

    @Override
    public void write(int b) throws IOException {
      keep(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      keep(bytes, offset, length);
    }
  }
}
