package org.alliance.portal.bench;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One kept-alive HTTP/1.1 connection to the loopback address. It shares the machine with what it
 * measures, so it does as little as it can: requests are ready-made bytes, answers are read to
 * their end and thrown away. For one thread.
 */
final class HttpConnection implements Closeable {
  private static final int TIMEOUT = 20_000;
  private static final int LONGEST_LINE = 16_384;

  /**
   * An answer that was kept.
   *
   * @param status HTTP status
   * @param headers lines as they came
   * @param body without transfer coding
   */
  record Answer(int status, List<String> headers, byte[] body) {

    /** Values of a header. */
    List<String> headers(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .toList();
    }

    /** First value of a header. */
    Optional<String> header(String name) {
      return headers(name).stream().findFirst();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final Closeable connection;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[32_768];
  private final byte[] line = new byte[LONGEST_LINE];
  private int position;
  private int limit;
  private boolean reusable = true;
  private long bytes;

  HttpConnection(InputStream in, OutputStream out, Closeable connection) {
    this.in = in;
    this.out = out;
    this.connection = connection;
  }

  /** Connects to a port of this machine. */
  static HttpConnection open(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
      return new HttpConnection(socket.getInputStream(), socket.getOutputStream(), socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends one request on a connection of its own and keeps the answer. */
  static Answer once(int port, byte[] request) throws IOException {
    try (HttpConnection connection = open(port)) {
      return connection.fetch(request);
    }
  }

  /** Whether another request may follow on this connection. */
  boolean reusable() {
    return reusable;
  }

  /**
   * Sends a request and reads the answer to its end.
   *
   * @return the status
   */
  int exchange(byte[] request) throws IOException {
    out.write(request);
    return read(null, null);
  }

  /** Sends a request and keeps the answer. */
  Answer fetch(byte[] request) throws IOException {
    out.write(request);
    List<String> headers = new ArrayList<>();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = read(headers, body);
    return new Answer(status, headers, body.toByteArray());
  }

  /** How long the body of the last answer was. */
  long bytes() {
    return bytes;
  }

  private int read(List<String> headers, ByteArrayOutputStream body) throws IOException {
    bytes = 0;
    int status = status();
    while (status < 200) {
      skipHeaders();
      status = status();
    }
    long length = -1;
    boolean chunked = false;
    for (int size = line(); size > 0; size = line()) {
      if (starts(size, "content-length:")) {
        length = number(15, size, 10);
      } else if (starts(size, "transfer-encoding:")) {
        chunked = text(size).toLowerCase(Locale.ROOT).endsWith("chunked");
      } else if (starts(size, "connection:")) {
        reusable &= !text(size).toLowerCase(Locale.ROOT).endsWith("close");
      }
      if (headers != null) {
        headers.add(text(size));
      }
    }
    if (status == 204 || status == 304) {
      return status;
    }
    if (chunked) {
      chunks(body);
    } else if (length >= 0) {
      take(length, body);
    } else {
      reusable = false;
      rest(body);
    }
    return status;
  }

  private int status() throws IOException {
    int size = line();
    if (size < 12 || !starts(size, "http/1.") || line[8] != ' ') {
      throw new ProtocolException("Not an HTTP status line: " + text(Math.min(size, 60)));
    }
    if (line[7] == '0') {
      reusable = false;
    }
    return (int) number(9, 12, 10);
  }

  private void skipHeaders() throws IOException {
    while (line() > 0) {
      // A provisional answer's headers mean nothing here.
      continue;
    }
  }

  private void chunks(ByteArrayOutputStream body) throws IOException {
    while (true) {
      int size = line();
      int end = 0;
      while (end < size && line[end] != ';') {
        end++;
      }
      long chunk = number(0, end, 16);
      if (chunk == 0) {
        skipHeaders();
        return;
      }
      take(chunk, body);
      if (line() != 0) {
        throw new ProtocolException("A chunk is longer than it said");
      }
    }
  }

  private void take(long length, ByteArrayOutputStream body) throws IOException {
    bytes += length;
    long left = length;
    while (left > 0) {
      if (position == limit) {
        fill();
      }
      int part = (int) Math.min(left, limit - position);
      if (body != null) {
        body.write(buffer, position, part);
      }
      position += part;
      left -= part;
    }
  }

  private void rest(ByteArrayOutputStream body) throws IOException {
    do {
      bytes += limit - position;
      if (body != null) {
        body.write(buffer, position, limit - position);
      }
      position = 0;
      limit = Math.max(0, in.read(buffer));
    } while (limit > 0);
  }

  /** Reads a line into {@link #line} and returns its length without the line end. */
  private int line() throws IOException {
    int size = 0;
    while (true) {
      if (position == limit) {
        fill();
      }
      byte b = buffer[position++];
      if (b == '\n') {
        return size > 0 && line[size - 1] == '\r' ? size - 1 : size;
      }
      if (size == LONGEST_LINE) {
        throw new ProtocolException("A header line is too long");
      }
      line[size++] = b;
    }
  }

  private void fill() throws IOException {
    limit = in.read(buffer);
    position = 0;
    if (limit <= 0) {
      limit = 0;
      throw new EOFException("The server closed the connection");
    }
  }

  private boolean starts(int size, String lowerCase) {
    if (size < lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      int c = line[i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private long number(int from, int to, int radix) throws IOException {
    long value = 0;
    boolean any = false;
    for (int i = from; i < to; i++) {
      if (line[i] == ' ' || line[i] == '\t') {
        continue;
      }
      int digit = Character.digit(line[i], radix);
      if (digit < 0 || value > Long.MAX_VALUE / 32) {
        throw new ProtocolException("Not a number: " + text(to));
      }
      value = value * radix + digit;
      any = true;
    }
    if (!any) {
      throw new ProtocolException("A number is missing");
    }
    return value;
  }

  private String text(int size) {
    return new String(line, 0, size, StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
